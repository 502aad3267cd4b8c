-- Feed, leaderboards, inbox. These run as the signed-in user, or as a guest where that is said.

-- name: feed_of_user :many
-- @title Posts by those a user follows
-- The feed: posts of the signed-in user and of everyone the user follows, the newest first. What the user may not see
-- is left out by the policies on posts.
-- @param $1 only posts before this moment: now for the first page, then created_at of the last post shown
-- @param $2 how many
select
    posts.id,
    posts.content,
    posts.image_urls,
    posts.comment_count,
    posts.reaction_count,
    posts.created_at,
    posts.user_id,
    profiles.display_name,
    profiles.avatar_url,
    profiles.level
from public.posts
join public.profiles on profiles.user_id = posts.user_id
where posts.created_at < $1
    and (
        posts.user_id = auth.uid()
        or posts.user_id in (
            select user_follows.followed_id
            from public.user_follows
            where user_follows.follower_id = auth.uid()
        )
    )
order by posts.created_at desc
limit $2;

-- name: comment_thread :many
-- @title Comments under a post, as a tree
-- Replies stand below what they answer, the oldest first; depth says how far to indent.
-- @param $1 post_id the post
with recursive thread as (
    select
        comments.id,
        comments.user_id,
        comments.content,
        comments.created_at,
        0 as depth,
        array[comments.created_at] as path
    from public.comments
    where comments.post_id = $1
        and comments.parent_id is null
    union all
    select
        comments.id,
        comments.user_id,
        comments.content,
        comments.created_at,
        thread.depth + 1,
        thread.path || comments.created_at
    from public.comments
    join thread on thread.id = comments.parent_id
)
select
    thread.id,
    thread.user_id,
    thread.content,
    thread.created_at,
    thread.depth
from thread
order by thread.path;

-- name: leaderboard :many
-- @title Top of a leaderboard
-- Users with the most points in a span of time. Those with the same score share a rank.
-- @param $1 period all_time, monthly or weekly
-- @param $2 period_start first day of the month or week; 1970-01-01 for all time
-- @param $3 how many
select
    rank() over (order by leaderboard_entries.score desc) as rank,
    leaderboard_entries.user_id,
    profiles.display_name,
    profiles.level,
    leaderboard_entries.score
from public.leaderboard_entries
join public.profiles on profiles.user_id = leaderboard_entries.user_id
where leaderboard_entries.period = $1
    and leaderboard_entries.period_start = $2
order by leaderboard_entries.score desc, profiles.display_name
limit $3;

-- name: unread_notifications :many
-- @title Unread notices
-- The inbox of the signed-in user, the newest first, with the number of all that are unread.
-- @param $1 how many
select
    notifications.id,
    notifications.type,
    notifications.title,
    notifications.body,
    notifications.link,
    notifications.created_at,
    public.get_unread_notification_count(auth.uid()) as unread
from public.notifications
where notifications.user_id = auth.uid()
    and notifications.read_at is null
order by notifications.created_at desc
limit $1;

-- name: search_threads :many
-- @title Search the forum
-- Threads that contain the words, the best match first. Words in the title weigh more. Takes what people type into a
-- search box; no input is an error. Guests may ask too.
-- @param $1 search words
-- @param $2 how many
select
    community_posts.id,
    community_posts.slug,
    community_posts.title,
    ts_headline('english', community_posts.content, websearch_to_tsquery('english', $1), 'MaxFragments=2') as excerpt,
    ts_rank_cd(community_posts.search_vector, websearch_to_tsquery('english', $1)) as rank
from public.community_posts
where community_posts.search_vector @@ websearch_to_tsquery('english', $1)
    and community_posts.published_at <= now()
order by rank desc, community_posts.published_at desc
limit $2;

-- name: find_people :many
-- @title Find people by a part of their name
-- For the box in which somebody is mentioned; the index on trigrams finds any part of a name.
-- @param $1 a few letters of the name or the handle, in lower case
select
    profiles.user_id,
    profiles.username,
    profiles.display_name,
    profiles.avatar_url
from public.profiles
where profiles.search_name like '%' || $1 || '%'
order by extensions.similarity(profiles.search_name, $1) desc, profiles.display_name
limit 10;
