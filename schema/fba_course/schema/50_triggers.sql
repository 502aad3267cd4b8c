-- Times and names that nobody has to remember to write.

create trigger set_conversations_updated_at
    before update on public.conversations
    for each row
    execute function public.set_updated_at();

create trigger touch_conversation_of_message
    after insert on public.messages
    for each row
    execute function public.touch_conversation();

create trigger stamp_app_config_change
    before insert or update on public.app_config
    for each row
    execute function public.stamp_config_change();
