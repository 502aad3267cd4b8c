-- Comments under the posts of the blog. The posts themselves are files of the website, known here by their slug.

-- @section 18. Blog & Content
create table public.blog_comments (
    id uuid not null default gen_random_uuid(),
    post_slug public.slug not null,
    user_id uuid,
    parent_id uuid,
    author_name text,
    content text not null,
    status text not null default 'pending',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint blog_comments_pkey primary key (id),
    constraint blog_comments_id_post_slug_key unique (id, post_slug),
    constraint blog_comments_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint blog_comments_parent_id_fkey foreign key (parent_id, post_slug)
        references public.blog_comments (id, post_slug) on delete cascade,
    constraint blog_comments_content_check check (char_length(content) between 1 and 5000),
    constraint blog_comments_status_check check (status in ('pending', 'approved', 'spam')),
    constraint blog_comments_author_check check (num_nonnulls(user_id, author_name) >= 1)
);

create index idx_blog_comments_approved on public.blog_comments (post_slug, created_at) where status = 'approved';

create index idx_blog_comments_user_id on public.blog_comments (user_id);

create index idx_blog_comments_parent_id on public.blog_comments (parent_id);

comment on table public.blog_comments is
    'What readers wrote under a post of the blog, with an account or without.';
comment on column public.blog_comments.post_slug is
    'The last part of the post''s address. There is no table of posts.';
comment on column public.blog_comments.author_name is
    'Name that a reader without an account gave.';
