using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Cases;

/// <summary>One case as officers see it: what it is about, and everything on record.</summary>
/// <param name="Number">案号</param>
public sealed record CaseModel(DeskFrame Frame, string Id, string Number, CaseState State) : IModelOf<CasePage>
{
    /// <summary>Name of the party that it is about.</summary>
    public required string Party { get; init; }

    /// <summary>A unit's code, or a person's number under the one mask.</summary>
    public required string Identifier { get; init; }

    public required string Suspicion { get; init; }

    /// <summary>The credit source in which the entry was found.</summary>
    public required CreditSource Source { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>Path of the application's page.</summary>
    public required string ApplicationHref { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required string RuleVersion { get; init; }

    /// <summary>Whether the party agreed to electronic service.</summary>
    public bool HasConsent { get; init; }

    /// <summary>Everybody who took a seat, in order.</summary>
    public ImmutableArray<CaseSeatRow> Seats { get; init; } = [];

    /// <summary>What happened, the newest first.</summary>
    public ImmutableArray<CaseEvent> Events { get; init; } = [];

    public FormState Form { get; init; } = FormState.Empty;
}

/// <summary>An officer in a seat of the case.</summary>
public sealed record CaseSeatRow(CaseSeat Seat, string Officer);

/// <summary>Something on record.</summary>
/// <param name="Fact">Name of the fact.</param>
public sealed record CaseEvent(string Fact, DateTimeOffset At, string Actor)
{
    /// <summary>What was written about it; null where nothing was.</summary>
    public string? Detail { get; init; }
}
