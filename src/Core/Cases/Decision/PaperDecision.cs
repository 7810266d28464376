using System.Collections.Immutable;

namespace CreditFunctions.Core.Cases;

/// <summary>What a meeting decided, as its secretary read it from the minutes. It has no effect until a member confirms it.</summary>
/// <param name="Seats">The secretary and the members.</param>
/// <param name="MinutesDocumentId">The scan of the signed minutes.</param>
public sealed record EnteredDecision(
    CaseOutcome Outcome,
    string Reasons,
    string? DefenceResponse,
    DecisionBody.Meeting Body,
    ImmutableArray<SeatedOfficer> Seats,
    string MinutesDocumentId
);

/// <summary>The secretary entered what the meeting decided.</summary>
public sealed record CaseDecisionEntered(EnteredDecision Entered, SeatedOfficer Secretary, DateTimeOffset At) : Fact;

/// <summary>A member of the meeting found that the entry is not what was decided: it is entered again.</summary>
public sealed record CaseDecisionRejected(SeatedOfficer Member, string Reason, DateTimeOffset At) : Fact;
