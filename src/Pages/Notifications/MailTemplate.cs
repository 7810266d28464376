using CreditFunctions.Core.Notifications;
using Microsoft.AspNetCore.Components;

namespace CreditFunctions.Pages.Notifications;

/// <summary>The mail of a notification type, rendered twice into one mail: in Chinese, then in English.</summary>
public abstract class MailTemplate<TNotification> : PagePart
    where TNotification : Notification
{
    [Parameter]
    [EditorRequired]
    public required TNotification Notification { get; set; }

    [CascadingParameter]
    public required IMailLinks Links { get; set; }

    protected string StepName(Core.Reviews.ReviewStep step) => T[$"Reviews.Step.{step}"];

    /// <summary>Such as <c>2026年3月29日</c>.</summary>
    protected string Ending(DateTimeOffset until) => F.Ending(until);
}
