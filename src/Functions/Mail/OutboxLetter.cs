using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Functions.Mail;

/// <summary>A letter that is owed: stored with the fact that causes it, sent at least once, forgotten when sent.</summary>
/// <param name="Key">Unique within its record; part of the Message-ID, so that a letter sent twice is recognised as one.</param>
public sealed record OutboxLetter(string Key, Letter Letter);

/// <summary>What a letter says, and to whom. Links and codes are made when it is sent and never stored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "letter")]
[JsonDerivedType(typeof(ApplicationBegun), nameof(ApplicationBegun))]
[JsonDerivedType(typeof(TaskAssigned), nameof(TaskAssigned))]
[JsonDerivedType(typeof(TaskReminder), nameof(TaskReminder))]
[JsonDerivedType(typeof(TaskEscalated), nameof(TaskEscalated))]
[JsonDerivedType(typeof(OutcomeTold), nameof(OutcomeTold))]
[JsonDerivedType(typeof(CorrectionAsked), nameof(CorrectionAsked))]
[JsonDerivedType(typeof(AnswerAsked), nameof(AnswerAsked))]
[JsonDerivedType(typeof(StatementAsked), nameof(StatementAsked))]
[JsonDerivedType(typeof(ObjectionToConfirm), nameof(ObjectionToConfirm))]
[JsonDerivedType(typeof(ObjectionAnswered), nameof(ObjectionAnswered))]
[JsonDerivedType(typeof(HandedOver), nameof(HandedOver))]
[JsonDerivedType(typeof(UnitLinkSent), nameof(UnitLinkSent))]
[JsonDerivedType(typeof(CodeReplaced), nameof(CodeReplaced))]
[JsonDerivedType(typeof(StaffEntryChanged), nameof(StaffEntryChanged))]
public abstract record Letter
{
    private Letter()
    {
    }

    /// <summary>Where a letter goes that would name an applicant's title: an address that a visitor has entered. Null for any other letter.</summary>
    [JsonIgnore]
    public string? ApplicantAddress => this switch
    {
        OutcomeTold letter => letter.To,
        CorrectionAsked letter => letter.To,
        AnswerAsked letter => letter.To,
        StatementAsked letter => letter.To,
        HandedOver letter => letter.To,
        _ => null,
    };

    /// <summary>To the applicant: the link that opens the draft.</summary>
    public sealed record ApplicationBegun(string To, string ApplicationId, string Title, DateTimeOffset ClosesAt) : Letter;

    /// <summary>To an officer: the link to a task, and the code that goes with it.</summary>
    public sealed record TaskAssigned(string To, string Name, ReviewStep Step, string LinkId, string About) : Letter;

    /// <summary>To an officer who has not decided: the same link again.</summary>
    public sealed record TaskReminder(string To, string Name, ReviewStep Step, string LinkId, string About, int Number) : Letter
    {
        /// <summary>Which code of the link holds when the reminder is written.</summary>
        public int CodeNumber { get; init; }
    }

    /// <summary>To an officer: a new code of a link whose code was void. Sent at once and never stored.</summary>
    public sealed record CodeReplaced(string To, string Name, ReviewStep Step, string LinkId, int CodeNumber) : Letter;

    /// <summary>To the leader: a task has lain too long with an officer. It brings no link: the task stays theirs.</summary>
    public sealed record TaskEscalated(string To, string Name, string Officer, ReviewStep Step, string About, DateTimeOffset OpenedAt) : Letter;

    /// <summary>To the applicant: how the application stands.</summary>
    public sealed record OutcomeTold(string To, string ApplicationId, string Title, ApplicationMove Move, string Reason) : Letter;

    /// <summary>To the applicant: what to put right, and until when (exclusive).</summary>
    public sealed record CorrectionAsked(string To, string ApplicationId, string Title, string Reason, DateTimeOffset Until) : Letter;

    /// <summary>To the applicant: an entry that a party declared was found; until when (exclusive) it may be answered.</summary>
    public sealed record AnswerAsked(string To, string ApplicationId, string Title, CreditSource Source, DateTimeOffset Until) : Letter;

    /// <summary>To the applicant: its principal investigator is named on another application; until when (exclusive) it may state its side.</summary>
    public sealed record StatementAsked(string To, string ApplicationId, string Title, DateTimeOffset Until) : Letter;

    /// <summary>To the clerk who had an application, and to the one who has it now.</summary>
    public sealed record HandedOver(string To, string ApplicationId, string Title, bool IsTheirs) : Letter;

    /// <summary>To a clerk: the link to the unit's page again. Sent at once and never stored.</summary>
    public sealed record UnitLinkSent(string To, string UnitName, string Token) : Letter;

    /// <summary>To an officer, at the address that they had: their entry in the directory is to be changed, or was.</summary>
    /// <param name="By">Name of who proposed or confirmed it.</param>
    public sealed record StaffEntryChanged(string To, string Name, StaffChangeKind Kind, string By, bool IsProposed) : Letter;

    /// <summary>To an objector: the link that confirms the mail address. Sent at once and never stored.</summary>
    public sealed record ObjectionToConfirm(string To, string Token, DateTimeOffset Until) : Letter;

    /// <summary>To an objector, whose address only the app can read: what became of the objection.</summary>
    public sealed record ObjectionAnswered(SealedText Contact, string ObjectionId, string ProjectNumber, bool Upheld, string Reason) : Letter;
}
