using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Rules;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Rules;

/// <summary>Rule files, working days and pending additions.</summary>
public sealed record RulesModel(DeskFrame Frame, ImmutableArray<RuleFileRow> Files) : IModelOf<RulesPage>
{
    /// <summary>Years with a loaded notice, in order.</summary>
    public ImmutableArray<YearRow> Years { get; init; } = [];

    public ImmutableArray<AdditionRow> Proposed { get; init; } = [];

    public bool MayPropose { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}

/// <summary>A rule file in the list.</summary>
/// <param name="To">The last day; null: until further notice.</param>
public sealed record RuleFileRow(string Version, DateOnly From, DateOnly? To)
{
    /// <summary>When the bureau added it; null for a file of the app.</summary>
    public DateTimeOffset? AddedAt { get; init; }
}

/// <summary>A year with a loaded working-day notice.</summary>
public sealed record YearRow(int Year)
{
    /// <summary>When the bureau added it; null for a file of the app.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>The second officer.</summary>
    public string? AddedBy { get; init; }
}

/// <summary>A file that waits for a second officer.</summary>
public sealed record AdditionRow(int Number, RuleAdditionKind Kind, string Name, string By, DateTimeOffset At, DateTimeOffset ExpiresAt)
{
    /// <summary>The uploaded text.</summary>
    public required string Text { get; init; }

    /// <summary>Changes made by a rule file.</summary>
    public ImmutableArray<RuleRow> Changes { get; init; } = [];

    /// <summary>Why it can no longer be confirmed; empty where it can.</summary>
    public ImmutableArray<Error> Errors { get; init; } = [];

    public bool MayConfirm { get; init; }

    public bool MayReject { get; init; }
}

/// <summary>A rule of a file.</summary>
/// <param name="Before">The rule in the previous file; null where it had none.</param>
public sealed record RuleRow(RuleEntry Entry, RuleEntry? Before)
{
    public bool IsChanged => Before is not null && Before != Entry;
}

/// <summary>A rule file.</summary>
public sealed record RuleFileModel(DeskFrame Frame, RuleFileRow File, ImmutableArray<RuleRow> Rules) : IModelOf<RuleFilePage>
{
    /// <summary>Version of the previous file; null for the first.</summary>
    public string? Before { get; init; }
}

/// <summary>Field names of the forms of rules.</summary>
public static class RuleFields
{
    public const string Text = "text";

    public const string Reason = "reason";
}
