-- A few rows to try the queries with: two users in two tenants, who must not see each other's leads. May be run again:
-- it first takes away what it made before.

delete from public.tenants
where id in ('00000000-0000-4000-8000-000000000010', '00000000-0000-4000-8000-000000000011');

delete from auth.users
where id in ('00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b');

delete from public.badges
where id = '00000000-0000-4000-8000-000000000030';

insert into public.subscription_plans (id, slug, name, price, limits, sort_order)
values (
    '00000000-0000-4000-8000-000000000020',
    'free',
    'Free',
    0,
    '{"api_calls": 1000, "emails": 100}',
    1
)
on conflict (slug) do nothing;

-- profiles and roles come with the accounts
insert into auth.users (id, email, raw_user_meta_data)
values
    ('00000000-0000-4000-8000-00000000000a', 'ada@example.com', '{"display_name": "Ada"}'),
    ('00000000-0000-4000-8000-00000000000b', 'ben@example.com', '{"display_name": "Ben"}');

insert into public.tenants (id, name, subdomain, plan_id, status)
select tenant.id, tenant.name, tenant.subdomain, subscription_plans.id, 'active'
from public.subscription_plans
cross join (
    values
        ('00000000-0000-4000-8000-000000000010'::uuid, 'Analytical Engines', 'engines'),
        ('00000000-0000-4000-8000-000000000011'::uuid, 'Ben''s Bakery', 'bakery')
) as tenant (id, name, subdomain)
where subscription_plans.slug = 'free';

insert into public.tenant_members (tenant_id, user_id, role)
values
    ('00000000-0000-4000-8000-000000000010', '00000000-0000-4000-8000-00000000000a', 'owner'),
    ('00000000-0000-4000-8000-000000000011', '00000000-0000-4000-8000-00000000000b', 'owner');

insert into public.user_follows (follower_id, followed_id)
values ('00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b');

insert into public.posts (id, user_id, content, visibility)
values
    (
        '00000000-0000-4000-8000-000000000040',
        '00000000-0000-4000-8000-00000000000b',
        'Sourdough, third try: it has risen.',
        'public'
    ),
    (
        '00000000-0000-4000-8000-000000000041',
        '00000000-0000-4000-8000-00000000000b',
        'A recipe for those who follow me.',
        'followers'
    );

insert into public.comments (post_id, user_id, content)
values (
    '00000000-0000-4000-8000-000000000040',
    '00000000-0000-4000-8000-00000000000a',
    'Congratulations!'
);

insert into public.badges (id, slug, name, xp_reward)
values ('00000000-0000-4000-8000-000000000030', 'early-bird', 'Early bird', 150);

-- the points of the badge go to the profile, and from there to the leaderboards
insert into public.user_badges (user_id, badge_id)
values ('00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-000000000030');

insert into public.leads (tenant_id, email, full_name, company, job_title, address)
values
    (
        '00000000-0000-4000-8000-000000000010',
        'charles@example.org',
        'Charles',
        'Difference Ltd',
        'Engineer',
        row('1 Dorset Street', 'W1', 'London', null, 'GB')
    ),
    ('00000000-0000-4000-8000-000000000011', 'miller@example.org', 'Ms Miller', 'Mill', null, null);

select public.track_usage('00000000-0000-4000-8000-000000000010', 'api_calls', 250);
