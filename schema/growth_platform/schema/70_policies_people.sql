-- Row level security is on for every table. A row is visible or writable only if a policy says so, and only as far as
-- 80_grants.sql lets the role at the table in the first place. The backend (service_role) passes policies by where the
-- platform made the role; the policies for it count where a connection has its token but not its role.
--
-- Five patterns recur: the owner's rows (auth.uid() = user_id), those of a tenant for its members, everything for admins
-- (public.is_admin), everything for the backend (auth.role() = 'service_role'), and reading for all (true). A partition is
-- never read directly: it has row level security without a policy.

-- Authentication & User Management

alter table auth.users enable row level security;

create policy "Users can view their own account" on auth.users
    for select
    to authenticated
    using (auth.uid() = id);

alter table public.profiles enable row level security;

alter table public.user_roles enable row level security;

alter table public.user_settings enable row level security;

alter table public.user_apps enable row level security;

create policy "Public profiles are visible to everyone" on public.profiles
    for select
    to anon, authenticated
    using (is_public = true);

create policy "Users can view their own profile" on public.profiles
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can update their own profile" on public.profiles
    for update
    to authenticated
    using (auth.uid() = user_id);

create policy "Admins can manage profiles" on public.profiles
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Users can view their own roles" on public.user_roles
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Admins can manage roles" on public.user_roles
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Users can manage their own settings" on public.user_settings
    for all
    to authenticated
    using (auth.uid() = user_id)
    with check (
        auth.uid() = user_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Users can manage their own apps" on public.user_apps
    for all
    to authenticated
    using (auth.uid() = user_id);

-- Multi-Tenant Architecture

alter table public.tenants enable row level security;

alter table public.tenant_members enable row level security;

alter table public.tenant_usage enable row level security;

alter table public.tenant_integrations enable row level security;

create policy "Members can view their tenant" on public.tenants
    for select
    to authenticated
    using (public.is_tenant_member(id, auth.uid()));

create policy "Tenant admins can update their tenant" on public.tenants
    for update
    to authenticated
    using (public.get_tenant_member_role(id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage tenants" on public.tenants
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Members can view the members of their tenants" on public.tenant_members
    for select
    to authenticated
    using (public.is_tenant_member(tenant_id, auth.uid()));

create policy "Tenant admins can add members" on public.tenant_members
    for insert
    to authenticated
    with check (
        public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin')
        and (
            role <> 'owner'
            or public.get_tenant_member_role(tenant_id, auth.uid()) = 'owner'
        )
    );

create policy "Tenant admins can change members" on public.tenant_members
    for update
    to authenticated
    using (
        public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin')
        and (
            role <> 'owner'
            or public.get_tenant_member_role(tenant_id, auth.uid()) = 'owner'
        )
    );

create policy "Tenant admins can remove members, members themselves" on public.tenant_members
    for delete
    to authenticated
    using (
        auth.uid() = user_id
        or (
            public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin')
            and (
                role <> 'owner'
                or public.get_tenant_member_role(tenant_id, auth.uid()) = 'owner'
            )
        )
    );

create policy "Admins can manage tenant members" on public.tenant_members
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Members can view usage of their tenant" on public.tenant_usage
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = tenant_usage.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage usage" on public.tenant_usage
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can manage integrations of their tenant" on public.tenant_integrations
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

-- Gamification & Community

alter table public.badges enable row level security;

alter table public.user_badges enable row level security;

alter table public.streaks enable row level security;

alter table public.posts enable row level security;

alter table public.comments enable row level security;

alter table public.reactions enable row level security;

alter table public.journal_entries enable row level security;

alter table public.challenges enable row level security;

alter table public.challenge_participants enable row level security;

alter table public.leaderboard_entries enable row level security;

alter table public.notifications enable row level security;

alter table public.user_follows enable row level security;

alter table public.activities enable row level security;

alter table public.referrals enable row level security;

alter table public.moderation_flags enable row level security;

create policy "Anyone can view badges" on public.badges
    for select
    to anon, authenticated
    using (true);

create policy "Admins can manage badges" on public.badges
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Anyone can view awarded badges" on public.user_badges
    for select
    to anon, authenticated
    using (true);

create policy "Service role can manage awarded badges" on public.user_badges
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can manage awarded badges" on public.user_badges
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Users can view their own streaks" on public.streaks
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage streaks" on public.streaks
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Public posts are visible to everyone" on public.posts
    for select
    to anon, authenticated
    using (visibility = 'public' and tenant_id is null);

create policy "Followers can view posts for followers" on public.posts
    for select
    to authenticated
    using (
        visibility = 'followers'
        and tenant_id is null
        and exists (
            select 1
            from public.user_follows
            where user_follows.followed_id = posts.user_id
                and user_follows.follower_id = auth.uid()
        )
    );

create policy "Members can view posts in their tenant" on public.posts
    for select
    to authenticated
    using (
        visibility <> 'private'
        and exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = posts.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Users can manage their own posts" on public.posts
    for all
    to authenticated
    using (auth.uid() = user_id)
    with check (
        auth.uid() = user_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Moderators can manage posts" on public.posts
    for all
    to authenticated
    using (public.has_role(auth.uid(), 'moderator') or public.is_admin(auth.uid()));

create policy "Comments are visible with their post" on public.comments
    for select
    to anon, authenticated
    using (
        exists (
            select 1
            from public.posts
            where posts.id = comments.post_id
        )
    );

create policy "Users can comment on posts they can see" on public.comments
    for insert
    to authenticated
    with check (
        auth.uid() = user_id
        and exists (
            select 1
            from public.posts
            where posts.id = comments.post_id
        )
    );

create policy "Users can update their own comments" on public.comments
    for update
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can delete their own comments" on public.comments
    for delete
    to authenticated
    using (auth.uid() = user_id);

create policy "Moderators can manage comments" on public.comments
    for all
    to authenticated
    using (public.has_role(auth.uid(), 'moderator') or public.is_admin(auth.uid()));

create policy "Reactions are visible with their post" on public.reactions
    for select
    to anon, authenticated
    using (
        exists (
            select 1
            from public.posts
            where posts.id = reactions.post_id
        )
    );

create policy "Users can react to posts they can see" on public.reactions
    for insert
    to authenticated
    with check (
        auth.uid() = user_id
        and exists (
            select 1
            from public.posts
            where posts.id = reactions.post_id
        )
    );

create policy "Users can take back their own reactions" on public.reactions
    for delete
    to authenticated
    using (auth.uid() = user_id);

create policy "Followers can view shared journal entries" on public.journal_entries
    for select
    to authenticated
    using (
        is_shared = true
        and exists (
            select 1
            from public.user_follows
            where user_follows.followed_id = journal_entries.user_id
                and user_follows.follower_id = auth.uid()
        )
    );

create policy "Users can manage their own journal entries" on public.journal_entries
    for all
    to authenticated
    using (auth.uid() = user_id);

create policy "Published challenges are visible to everyone" on public.challenges
    for select
    to anon, authenticated
    using (status <> 'draft');

create policy "Admins can manage challenges" on public.challenges
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Participants are visible to everyone who is signed in" on public.challenge_participants
    for select
    to authenticated
    using (true);

create policy "Users can join open challenges" on public.challenge_participants
    for insert
    to authenticated
    with check (
        auth.uid() = user_id
        and exists (
            select 1
            from public.challenges
            where challenges.id = challenge_participants.challenge_id
                and challenges.status = 'open'
        )
    );

create policy "Users can leave challenges" on public.challenge_participants
    for delete
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage challenge participants" on public.challenge_participants
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Anyone can view leaderboard entries" on public.leaderboard_entries
    for select
    to anon, authenticated
    using (true);

create policy "Service role can manage leaderboard entries" on public.leaderboard_entries
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own notifications" on public.notifications
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can mark their own notifications" on public.notifications
    for update
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can delete their own notifications" on public.notifications
    for delete
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage notifications" on public.notifications
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Follows are visible to everyone who is signed in" on public.user_follows
    for select
    to authenticated
    using (true);

create policy "Users can follow others" on public.user_follows
    for insert
    to authenticated
    with check (auth.uid() = follower_id);

create policy "Users can stop following" on public.user_follows
    for delete
    to authenticated
    using (auth.uid() = follower_id);

create policy "Public activities are visible to everyone who is signed in" on public.activities
    for select
    to authenticated
    using (is_public = true and tenant_id is null);

create policy "Users can view their own activities" on public.activities
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Members can view activities of their tenant" on public.activities
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = activities.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage activities" on public.activities
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own referrals" on public.referrals
    for select
    to authenticated
    using (auth.uid() = referrer_id);

create policy "Users can invite others" on public.referrals
    for insert
    to authenticated
    with check (
        auth.uid() = referrer_id
        and status = 'pending'
        and referred_user_id is null
        and rewarded_at is null
    );

create policy "Service role can manage referrals" on public.referrals
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own reports" on public.moderation_flags
    for select
    to authenticated
    using (auth.uid() = reporter_id);

create policy "Users can report content" on public.moderation_flags
    for insert
    to authenticated
    with check (auth.uid() = reporter_id and status = 'open');

create policy "Moderators can manage moderation flags" on public.moderation_flags
    for all
    to authenticated
    using (public.has_role(auth.uid(), 'moderator') or public.is_admin(auth.uid()));
