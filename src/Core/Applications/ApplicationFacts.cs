using System.Collections.Immutable;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Applications;

/// <summary>A draft was begun.</summary>
public sealed record ApplicationCreated(Application Application) : Fact;

/// <summary>What a draft asks for, and by whom, was written anew. A party that changed signs again.</summary>
public sealed record ApplicationDraftChanged(
    string Title,
    string Abstract,
    string CategoryId,
    decimal AmountYuan,
    string ContactEmail,
    string? RecommendingBodyId,
    ImmutableArray<Party> Parties
) : Fact
{
    /// <summary>The corrected guide that it was written by; null where it goes by the same version as before.</summary>
    public GuideAdopted? Adopted { get; init; }

    /// <summary>What it changed of the draft.</summary>
    public ImmutableArray<FieldDifference> Differences { get; init; } = [];

    /// <summary>The draft as it stands, in the same form.</summary>
    internal static ApplicationDraftChanged Of(Application application) =>
        new(
            application.Title,
            application.Abstract,
            application.CategoryId,
            application.AmountYuan,
            application.ContactEmail,
            application.RecommendingBodyId,
            application.Parties
        );
}

/// <summary>交接: mails go to another clerk of the unit from now on.</summary>
public sealed record ContactChanged(string ContactEmail) : Fact;

/// <summary>
/// Whoever reads the contact's mailbox accepted the application as theirs: by a change through a mailed link, or on the page of the unit.
/// </summary>
public sealed record ContactAccepted(string ContactEmail, DateTimeOffset At) : Fact;

/// <summary>An officer registered the contact of an application as an address of its unit.</summary>
public sealed record ContactRegistered(string UnitCode, string ContactEmail, DateTimeOffset At) : Fact;

/// <summary>An officer withdrew the registration of the contact: the address accepts nothing in the unit's name any more.</summary>
public sealed record RegistrationWithdrawn(string UnitCode, string ContactEmail, string Reason, DateTimeOffset At) : Fact;

/// <summary>A registered address of the unit accepted an application that has another contact.</summary>
public sealed record UnitAccepted(UnitAcceptance Acceptance) : Fact;

/// <summary>
/// A party was sent the link that it signs by; an earlier link of the same party to another address opens nothing any more.
/// </summary>
public sealed record SigningInvited(SigningInvitation Invitation) : Fact;

/// <summary>
/// A party signed its commitment, or a clerk entered what it signs on paper; an earlier one of the same party is replaced.
/// </summary>
public sealed record CommitmentSigned(Commitment Commitment) : Fact;

/// <summary>The application went from one state to another.</summary>
/// <param name="Reason">Why, in words that may be shown to the applicant; empty for a plain step forward.</param>
public sealed record ApplicationMoved(ApplicationMove Move, ApplicationState From, ApplicationState To, string Reason, DateTimeOffset At)
    : Fact
{
    /// <summary>By which rules and on which facts; null where no rule but a person decided, or nobody had to.</summary>
    public ImmutableArray<RuleTrace>? Traces { get; init; }

    /// <summary>申报编号 that is issued with a submission; null for every other move.</summary>
    public string? Serial { get; init; }
}

/// <summary>The format check found what can be corrected.</summary>
public sealed record CorrectionRequested(Correction Correction) : Fact;

/// <summary>The unit corrected what was asked for.</summary>
public sealed record CorrectionSubmitted(DateTimeOffset At) : Fact;

/// <summary>The procedure stands still until officers decide. Another hold of the same key is replaced.</summary>
public sealed record HoldPlaced(Hold Hold) : Fact;

/// <summary>One hold ends; where no other is left the procedure goes on, and open terms end as much later as it stood still.</summary>
public sealed record HoldLifted(string Reason, DateTimeOffset At) : Fact
{
    /// <summary>Key of the hold that ends.</summary>
    public string Key { get; init; } = Hold.DeskKey;
}

/// <summary>A partner unit with an entry was taken off the application.</summary>
public sealed record PartnerRemoved(string PartyId, string Reason) : Fact;
