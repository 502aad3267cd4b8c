-- name: workspace_directory :many
-- @title Get workspace files for a directory
-- What lies directly in a directory, folders before files; the directory's own row if it is at the top.
-- @param $1 directory path of the directory, as parent_path spells it
select
    id,
    name,
    is_directory,
    mime_type,
    size_bytes,
    created_at,
    updated_at
from public.workspace_files
where user_id = auth.uid()
    and (parent_path = $1 or (parent_path is null and path = $1))
order by is_directory desc, name;

-- name: workspace_file_content :one
-- @title Get file content by path
-- The text of one file, for opening it in the editor.
-- @param $1 path full path of the file
select
    id,
    content,
    updated_at
from public.workspace_files
where user_id = auth.uid()
    and path = $1;
