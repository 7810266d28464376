using System.Collections.Immutable;

namespace CreditFunctions.Core.Cases;

/// <summary>A meeting's decision as entered by its secretary from the minutes. It has no effect until a member confirms it.</summary>
/// <param name="Seats">The secretary and the members.</param>
/// <param name="MinutesDocumentId">Scan of the signed minutes.</param>
public sealed record EnteredDecision(
    CaseOutcome Outcome,
    string Reasons,
    string? DefenceResponse,
    DecisionBody.Meeting Body,
    ImmutableArray<SeatedOfficer> Seats,
    string MinutesDocumentId
);

/// <summary>The secretary entered a meeting's decision.</summary>
public sealed record CaseDecisionEntered(EnteredDecision Entered, SeatedOfficer Secretary, DateTimeOffset At) : Fact;

/// <summary>A member of the meeting rejected the entry; it is entered again.</summary>
public sealed record CaseDecisionRejected(SeatedOfficer Member, string Reason, DateTimeOffset At) : Fact;
