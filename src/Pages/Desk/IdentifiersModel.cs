using System.Collections.Immutable;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Desk;

/// <summary>Identifier overrides.</summary>
public sealed record IdentifiersModel(DeskFrame Frame, ImmutableArray<OverrideRow> Overrides) : IModelOf<IdentifiersPage>
{
    public bool MayOverride { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}

/// <summary>An identifier override.</summary>
/// <param name="Identifier">Unit code, or the masked number of a person.</param>
/// <param name="BrokenRule">Code of the overridden error.</param>
/// <param name="EvidenceHref">Scan of the licence or identity card; null where the reader may not open it.</param>
public sealed record OverrideRow(
    string Identifier,
    string BrokenRule,
    string Officer,
    DateTimeOffset At,
    string Reason,
    string? EvidenceHref
);

/// <summary>Field names of an override.</summary>
public static class OverrideFields
{
    /// <summary><c>unit</c> or <c>person</c>.</summary>
    public const string Kind = "kind";

    public const string Identifier = "identifier";

    public const string Reason = "reason";

    /// <summary>Scan of the licence or identity card, as a file.</summary>
    public const string Evidence = "evidenceId";
}
