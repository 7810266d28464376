using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;

namespace CreditFunctions.Core.Cases;

/// <summary>信用修复: an application for the repair of the listing of a case, and what became of it.</summary>
/// <param name="Request">As the listing keeps it.</param>
public sealed record CaseRepair(RepairRequest Request)
{
    /// <summary>Null until an officer has examined the application.</summary>
    public RepairProposed? Proposal { get; init; }

    /// <summary>Null until the leader has decided.</summary>
    public RepairDecisionSigned? Decision { get; init; }

    /// <summary>Null until the service of the decision is on record.</summary>
    public ServiceRecord? Service { get; init; }

    /// <summary>Whether the listing ended before it was decided.</summary>
    public bool HasLapsed { get; init; }

    /// <summary>Whether it waits for an examination or a decision.</summary>
    public bool IsUndecided => Decision is null && !HasLapsed;

    /// <summary>With the terms that were counted again; null where one was not.</summary>
    public CaseRepair Recount(Deadline? intakeBy, Deadline? decideBy) => this with { Request = Request.Recount(intakeBy, decideBy) };
}

/// <summary>The party applied for a repair; officers are to act.</summary>
public sealed record RepairOpened(RepairRequest Request, DateTimeOffset At) : Fact;

/// <summary>An officer examined the application and proposed to grant or to refuse it.</summary>
public sealed record RepairProposed(SeatedOfficer Officer, bool Grants, string Reason, DateTimeOffset At) : Fact;

/// <summary>The leader decided on a repair, which signed its letter.</summary>
public sealed record RepairDecisionSigned(RepairDecisionLetter Letter, SeatedOfficer Decider, DateTimeOffset At) : Fact;

/// <summary>The listing ended by itself before its repair was decided.</summary>
public sealed record RepairLapsed(DateTimeOffset At) : Fact;
