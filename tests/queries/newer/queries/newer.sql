-- name: merged :many
merge into authors a using books b on b.author_id = a.id
when matched then update set name = b.title, nick = @nick
when not matched then insert (name) values (b.title)
returning merge_action() as action, a.id, b.title;

-- name: merged_from_both_sides :many
merge into authors a using books b on b.author_id = a.id
when matched then do nothing
when not matched by source then update set name = @name
returning merge_action() as action, a.id, b.title;
