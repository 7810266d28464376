using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Notifications;

/// <summary>
/// What a mail reports, and to whom. Each kind is a record of its own in this folder, with a template of the same name in Pages. Links and
/// codes are made when it is sent and never stored.
/// </summary>
public abstract record Notification
{
    /// <summary>
    /// The address of an applicant, where the notification contains text that an applicant typed: it is left out until the address is
    /// confirmed. Null for every other notification.
    /// </summary>
    [JsonIgnore]
    public virtual string? UnconfirmedAddress => null;

    /// <summary>The same without text that an applicant typed.</summary>
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

    /// <summary>By which the application is found: 申报编号, or its id where it has none and the title is left out.</summary>
    [JsonIgnore]
    public string? Reference => Serial ?? (Title.Length == 0 ? ApplicationId : null);

    public override Notification WithoutTypedText() => this with { Title = "" };
}

/// <summary>A notification about a task to an officer.</summary>
/// <param name="Name">Of the officer.</param>
public abstract record TaskNotification(string To, string Name, Reviews.ReviewStep Step) : AddressedNotification(To);
