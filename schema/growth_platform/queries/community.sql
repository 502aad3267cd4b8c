-- Feed, leaderboards, inbox. These run as the signed-in user, or as a guest where that is said.

-- name: feed_of_user :many
-- @title Posts by those a user follows
-- The feed: posts of the signed-in user and of everyone the user follows, the newest first. What the user may not see
-- is left out by the policies on posts.
-- @param before only posts before this moment: now for the first page, then created_at of the last post shown
-- @param max_rows how many at most
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
where posts.created_at < @before
    and (
        posts.user_id = auth.uid()
        or posts.user_id in (
            select user_follows.followed_id
            from public.user_follows
            where user_follows.follower_id = auth.uid()
        )
    )
order by posts.created_at desc
limit @max_rows;

-- name: comment_thread :many
-- @title Comments under a post, as a tree
-- Replies stand below what they answer, the oldest first; depth says how far to indent.
-- @param post_id the post
with recursive thread as (
    select
        comments.id,
        comments.user_id,
        comments.content,
        comments.created_at,
        0 as depth,
        array[comments.created_at] as path
    from public.comments
    where comments.post_id = @post_id
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
-- @param period all_time, monthly or weekly
-- @param period_start first day of the month or week; 1970-01-01 for all time
-- @param max_rows how many at most
select
    rank() over (order by leaderboard_entries.score desc) as rank,
    leaderboard_entries.user_id,
    profiles.display_name,
    profiles.level,
    leaderboard_entries.score
from public.leaderboard_entries
join public.profiles on profiles.user_id = leaderboard_entries.user_id
where leaderboard_entries.period = @period
    and leaderboard_entries.period_start = @period_start
order by leaderboard_entries.score desc, profiles.display_name
limit @max_rows;

-- name: unread_notifications :many
-- @title Unread notices
-- The inbox of the signed-in user, the newest first, with the number of all that are unread.
-- @param max_rows how many at most
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
limit @max_rows;

-- name: search_threads :many
-- @title Search the forum
-- Threads that contain the words, the best match first. Words in the title weigh more. Takes what people type into a
-- search box; no input is an error. Guests may ask too.
-- @param search words to look for
-- @param max_rows how many at most
select
    community_posts.id,
    community_posts.slug,
    community_posts.title,
    ts_headline('english', community_posts.content, websearch_to_tsquery('english', @search), 'MaxFragments=2') as excerpt,
    ts_rank_cd(community_posts.search_vector, websearch_to_tsquery('english', @search)) as rank
from public.community_posts
where community_posts.search_vector @@ websearch_to_tsquery('english', @search)
    and community_posts.published_at <= now()
order by rank desc, community_posts.published_at desc
limit @max_rows;

-- name: find_people :many
-- @title Find people by a part of their name
-- For the box in which somebody is mentioned; the index on trigrams finds any part of a name.
-- @param beginning the first letters of the name or the handle, in lower case
select
    profiles.user_id,
    profiles.username,
    profiles.display_name,
    profiles.avatar_url
from public.profiles
where profiles.search_name like '%' || @beginning || '%'
order by extensions.similarity(profiles.search_name, @beginning) desc, profiles.display_name
limit 10;
