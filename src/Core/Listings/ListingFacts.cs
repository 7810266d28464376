using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Listings;

/// <summary>拟列入: a party is to be put on a list.</summary>
public sealed record ListingProposed(ListingId Id, ListKind Kind, CreditSubjectId Subject, string Name, DateTimeOffset At) : Fact
{
    /// <summary>The application whose case it follows; null where it follows none.</summary>
    public ApplicationId? ApplicationId { get; init; }

    /// <summary>A unit's code, or a person's number masked; null on record from before it was kept.</summary>
    public string? Identifier { get; init; }

    /// <summary>What it rests on where no case led to it.</summary>
    public ListingEntry? Entry { get; init; }

    /// <summary>The officer who entered it; null where a case led to it.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>责任人: whom the entry of a unit names beside it.</summary>
    public ImmutableArray<ResponsiblePerson> ResponsiblePersons { get; init; } = [];

    /// <summary>演练: whether its case is of a drill round.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDrill { get; init; }

    /// <summary>Of which document the number of a person is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IdentityKind IdentityKind { get; init; }

    /// <summary>The key of a person's blind index; null where that is the only one there ever was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? IndexKeyId { get; init; }

    /// <summary>Whether the identifier fails its check: it may have been issued so, or be mistyped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FailsCheck { get; init; }

    /// <summary>The import that it came with; null where it was entered or a case led to it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? ImportId { get; init; }
}

/// <summary>A listing was notified, rejected, revoked, or its end was noted.</summary>
public sealed record ListingMoved(ListingMove Move, ListingState From, ListingState To, string Reason, DateTimeOffset At) : Fact;

/// <summary>It was decided, and waits for the service of the decision.</summary>
public sealed record ListingDecided(ListingTerms Terms, ImmutableArray<RuleTrace> Traces, DateTimeOffset At) : Fact;

/// <summary>The decision was served.</summary>
/// <param name="From">The day of the completed service.</param>
/// <param name="LastDay">Null: permanent.</param>
public sealed record ListingTookEffect(DateOnly From, DateOnly? LastDay, DateTimeOffset At) : Fact;

/// <summary>A second officer confirmed what another one entered: the decision was made and served before.</summary>
/// <param name="LastDay">Null: permanent.</param>
public sealed record ListingEntered(
    ListingTerms Terms,
    DateOnly From,
    DateOnly? LastDay,
    ImmutableArray<RuleTrace> Traces,
    DateTimeOffset At
) : Fact;

/// <summary>An appeal changed the decision: the listing has other terms.</summary>
/// <param name="LastDay">Null: permanent.</param>
public sealed record ListingChanged(ListingTerms Terms, DateOnly? LastDay, string Reason, DateTimeOffset At) : Fact
{
    /// <summary>What it changed of terms and last day.</summary>
    public ImmutableArray<FieldDifference> Differences { get; init; } = [];
}

/// <summary>It was put before the public.</summary>
public sealed record ListingPublished(DateOnly From, DateTimeOffset At) : Fact;

/// <summary>An officer saw at the exchange that it is published there, or not any more.</summary>
public sealed record ExportConfirmed(ExportConfirmation Confirmation) : Fact;

/// <summary>信用修复 was applied for.</summary>
public sealed record RepairRequested(RepairRequest Request) : Fact;

/// <summary>信用修复 was granted, which ends listing, ban and publication together, or refused.</summary>
public sealed record RepairDecided(bool IsGranted, string Reason, DateTimeOffset At) : Fact;
