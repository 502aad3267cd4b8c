-- A few rows to try the queries with: two users, who must not see each other's work. May be run again:
-- it first takes away what it made before.

delete from auth.users
where id in ('00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b');

delete from public.teams
where id = '00000000-0000-4000-8000-000000000010';

-- profiles, preferences, security settings and chat totals come with the accounts
insert into auth.users (id, email)
values
    ('00000000-0000-4000-8000-00000000000a', 'ada@example.com'),
    ('00000000-0000-4000-8000-00000000000b', 'ben@example.com');

update public.user_profiles
set full_name = 'Ada Example', display_name = 'Ada'
where user_id = '00000000-0000-4000-8000-00000000000a';

insert into public.teams (id, name)
values ('00000000-0000-4000-8000-000000000010', 'Example team');

insert into public.team_members (team_id, user_id, role)
values ('00000000-0000-4000-8000-000000000010', '00000000-0000-4000-8000-00000000000a', 'owner');

insert into public.users_teams (team_id, user_id, is_default)
values ('00000000-0000-4000-8000-000000000010', '00000000-0000-4000-8000-00000000000a', true);

insert into public.projects (id, user_id, title, description)
values
    ('00000000-0000-4000-8000-000000000020', '00000000-0000-4000-8000-00000000000a', 'Shop', 'Web shop with sign-in'),
    ('00000000-0000-4000-8000-000000000021', '00000000-0000-4000-8000-00000000000b', 'Blog', null);

insert into public.messages (project_id, role, content, sequence_number)
values
    (
        '00000000-0000-4000-8000-000000000020',
        'user',
        '{"type": "text", "value": "There is an authentication bug on the login page."}',
        1
    ),
    (
        '00000000-0000-4000-8000-000000000020',
        'assistant',
        '{"type": "text", "value": "The token is read before it is set; here is a fix."}',
        2
    );

insert into public.workspace_files (user_id, project_id, path, name, parent_path, is_directory, content, mime_type, size_bytes)
values
    ('00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-000000000020', 'src/', 'src', null, true, '', null, 0),
    (
        '00000000-0000-4000-8000-00000000000a',
        '00000000-0000-4000-8000-000000000020',
        'src/components/',
        'components',
        'src/',
        true,
        '',
        null,
        0
    ),
    (
        '00000000-0000-4000-8000-00000000000a',
        '00000000-0000-4000-8000-000000000020',
        'src/components/Button.tsx',
        'Button.tsx',
        'src/components/',
        false,
        'export const Button = () => <button />;',
        'text/typescript',
        39
    );

insert into public.tasks (user_id, status, progress, prompt, repo_url)
values
    ('00000000-0000-4000-8000-00000000000a', 'pending', 0, 'Fix the authentication bug', 'https://git.example.com/ada/shop'),
    ('00000000-0000-4000-8000-00000000000a', 'completed', 100, 'Add a dark theme', 'https://git.example.com/ada/shop'),
    ('00000000-0000-4000-8000-00000000000b', 'processing', 40, 'Write the first post', null);
