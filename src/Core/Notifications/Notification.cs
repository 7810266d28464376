using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Notifications;

/// <summary>
/// The content and recipient of a mail. Each kind is a record in this folder, with a template of the same name in Pages. Links and codes
/// are created when it is sent and never stored.
/// </summary>
public abstract record Notification
{
    /// <summary>
    /// The address of an applicant, where the notification contains text that an applicant typed: the text is left out until the address
    /// is confirmed. Null for every other notification.
    /// </summary>
    [JsonIgnore]
    public virtual string? UnconfirmedAddress => null;

    /// <summary>Removes text that an applicant typed.</summary>
    public virtual Notification WithoutTypedText() => this;
}

/// <summary>A notification to one address.</summary>
public abstract record AddressedNotification(string To) : Notification;

/// <summary>A notification about an application to its contact address.</summary>
/// <param name="Title">Of the project, as the applicant typed it.</param>
public abstract record ApplicantNotification(string To, string ApplicationId, string Title) : AddressedNotification(To)
{
    [JsonIgnore]
    public override string? UnconfirmedAddress => To;

    /// <summary>申报编号; null before the first submission.</summary>
    public string? Serial { get; init; }

    /// <summary>In one line: <c>辣椒连作障碍土壤改良（2026KJ0012）</c>, or the title alone.</summary>
    [JsonIgnore]
    public string Line =>
        Title.Length == 0 ? Serial ?? ApplicationId
        : Serial is null ? Title
        : $"{Title}（{Serial}）";

    /// <summary>申报编号, or the id where there is none and the title is left out.</summary>
    [JsonIgnore]
    public string? Reference => Serial ?? (Title.Length == 0 ? ApplicationId : null);

    public override Notification WithoutTypedText() => this with { Title = "" };
}

/// <summary>A notification about a task to an officer.</summary>
public abstract record TaskNotification(string To, string Name, Reviews.ReviewStep Step) : AddressedNotification(To);
