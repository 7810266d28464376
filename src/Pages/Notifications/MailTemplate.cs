using CreditFunctions.Core.Notifications;
using Microsoft.AspNetCore.Components;

namespace CreditFunctions.Pages.Notifications;

/// <summary>The mail of one kind of notification. It is rendered twice into one mail: in Chinese, and below in English.</summary>
public abstract class MailTemplate<TNotification> : PagePart
    where TNotification : Notification
{
    /// <summary>What the mail reports.</summary>
    [Parameter]
    [EditorRequired]
    public required TNotification Notification { get; set; }

    /// <summary>Makes the links and codes in it.</summary>
    [CascadingParameter]
    public required IMailLinks Links { get; set; }

    /// <summary>The name of a review step.</summary>
    protected string StepName(Core.Reviews.ReviewStep step) => T[$"Reviews.Step.{step}"];

    /// <summary>The end of a term, such as <c>2026年3月29日</c>.</summary>
    protected string Ending(DateTimeOffset until) => F.Ending(until);
}
