using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Rules;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Rules;

/// <summary>The rule files and working days, and files that wait to be added.</summary>
/// <param name="Files">Oldest first.</param>
public sealed record RulesModel(DeskFrame Frame, ImmutableArray<RuleFileRow> Files) : IModelOf<RulesPage>
{
    /// <summary>Years whose notice is loaded, in order.</summary>
    public ImmutableArray<YearRow> Years { get; init; } = [];

    public ImmutableArray<AdditionRow> Proposed { get; init; } = [];

    public bool MayPropose { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}

/// <summary>One rule file in the list.</summary>
/// <param name="To">The last day; null: until further notice.</param>
public sealed record RuleFileRow(string Version, DateOnly From, DateOnly? To)
{
    /// <summary>When the bureau added it; null where it came with the app.</summary>
    public DateTimeOffset? AddedAt { get; init; }
}

/// <summary>One year whose notice is loaded.</summary>
public sealed record YearRow(int Year)
{
    /// <summary>When the bureau added it; null where it came with the app.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>The officer who confirmed it.</summary>
    public string? AddedBy { get; init; }
}

/// <summary>A file that waits for a second officer.</summary>
public sealed record AdditionRow(int Number, RuleAdditionKind Kind, string Name, string By, DateTimeOffset At, DateTimeOffset ExpiresAt)
{
    /// <summary>The file as it was sent.</summary>
    public required string Text { get; init; }

    /// <summary>For a rule file: what it changes.</summary>
    public ImmutableArray<RuleRow> Changes { get; init; } = [];

    /// <summary>Why it can be confirmed no more; empty where it can.</summary>
    public ImmutableArray<Error> Errors { get; init; } = [];

    public bool MayConfirm { get; init; }

    public bool MayReject { get; init; }
}

/// <summary>One rule of a file.</summary>
/// <param name="Before">The same rule in the file before; null where there is none.</param>
public sealed record RuleRow(RuleEntry Entry, RuleEntry? Before)
{
    public bool IsChanged => Before is not null && Before != Entry;
}

/// <summary>One rule file.</summary>
public sealed record RuleFileModel(DeskFrame Frame, RuleFileRow File, ImmutableArray<RuleRow> Rules) : IModelOf<RuleFilePage>
{
    /// <summary>Version of the file that was in force before; null for the first.</summary>
    public string? Before { get; init; }
}

/// <summary>Names of the fields that the forms of the rules post.</summary>
public static class RuleFields
{
    /// <summary>The file itself.</summary>
    public const string Text = "text";

    public const string Reason = "reason";
}
