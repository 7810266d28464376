using System.Collections.Immutable;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Desk;

/// <summary>Identifier overrides.</summary>
public sealed record IdentifiersModel(DeskFrame Frame, ImmutableArray<OverrideRow> Overrides) : IModelOf<IdentifiersPage>
{
    /// <summary>Whether the reader may add an override.</summary>
    public bool MayOverride { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}

/// <summary>One of them.</summary>
/// <param name="Identifier">A unit's code, or a person's number under the one mask.</param>
/// <param name="BrokenRule">Code of the error that was set aside.</param>
/// <param name="EvidenceHref">The licence or identity card; null for a reader who may not open it.</param>
public sealed record OverrideRow(
    string Identifier,
    string BrokenRule,
    string Officer,
    DateTimeOffset At,
    string Reason,
    string? EvidenceHref
);

/// <summary>Names of the fields of an override.</summary>
public static class OverrideFields
{
    /// <summary><c>unit</c> or <c>person</c>.</summary>
    public const string Kind = "kind";

    public const string Identifier = "identifier";

    public const string Reason = "reason";

    /// <summary>The licence or identity card, as a file.</summary>
    public const string Evidence = "evidenceId";
}
