using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace CreditFunctions.Core.Reviews;

/// <summary>What somebody sends to decide a task, as received. Each step reads its own fields.</summary>
public sealed record DecisionForm
{
    /// <summary>Before the name of what stands in <see cref="Fields"/>, in errors and on pages.</summary>
    public const string OwnPrefix = "fields.";

    private const string DayFormat = "yyyy-MM-dd";

    private static readonly FrozenSet<string> Common = typeof(DecisionForm)
        .GetProperties()
        .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
        .ToFrozenSet();

    /// <summary>The code printed in the mail.</summary>
    public string? Code { get; init; }

    /// <summary>One of the words that the step offers; the task lists them as <c>choices</c>.</summary>
    public string? Choice { get; init; }

    public string? Reason { get; init; }

    /// <summary>For the format check where there must be a sealed print: the code that stands on it.</summary>
    public string? VersionCode { get; init; }

    /// <summary>
    /// For the format check: each party that signs on paper, once the officer has found its signature or seal on the print.
    /// </summary>
    public ImmutableArray<string> ConfirmedPartyIds { get; init; } = [];

    /// <summary>For a correction: keys of everything that the applicant may change, as <c>correctable</c> of the task lists them.</summary>
    public ImmutableArray<string> Opens { get; init; } = [];

    /// <summary>For an expert, before documents open: no conflict of interest but with what the recusals name.</summary>
    public bool? Declares { get; init; }

    public ImmutableArray<ScoreSheetForm> Sheets { get; init; } = [];

    public ImmutableArray<RecusalForm> Recusals { get; init; } = [];

    public DateOnly? HeldOn { get; init; }

    public string? MinutesNumber { get; init; }

    public ImmutableArray<Deviation> Deviations { get; init; } = [];

    /// <summary>For the meeting: the order of each group of equal applications that compete for money or for the reserve.</summary>
    public ImmutableArray<TieDecision> Ties { get; init; } = [];

    public string? DocumentNumber { get; init; }

    public DateOnly? IssuedOn { get; init; }

    /// <summary>What a step asks beyond these, by the names of its fields; days as <c>yyyy-MM-dd</c>.</summary>
    public ImmutableDictionary<string, string>? Fields { get; init; }

    /// <summary>The names of what stands in <see cref="Fields"/>.</summary>
    internal IEnumerable<string> OwnFields => Fields?.Keys ?? [];

    /// <summary>Whether a field has a place of its own in the form.</summary>
    internal static bool IsCommon(string field) => Common.Contains(field);

    /// <summary>A text by the name of its field.</summary>
    public string? TextOf(string field) =>
        field switch
        {
            "choice" => Choice,
            "reason" => Reason,
            "minutesNumber" => MinutesNumber,
            "documentNumber" => DocumentNumber,
            "versionCode" => VersionCode,
            _ => Fields?.GetValueOrDefault(field),
        };

    /// <summary>A day by the name of its field; null where it is missing or no day.</summary>
    public DateOnly? DayOf(string field) =>
        field switch
        {
            "heldOn" => HeldOn,
            "issuedOn" => IssuedOn,
            _ => ReadDay(Fields?.GetValueOrDefault(field)),
        };

    /// <summary>The ticked boxes of a field.</summary>
    public ImmutableArray<string> TicksOf(string field) =>
        field switch
        {
            "confirmedPartyIds" => ConfirmedPartyIds.IsDefault ? [] : ConfirmedPartyIds,
            "opens" => Opens.IsDefault ? [] : Opens,
            _ => [],
        };

    /// <summary>A day as it is written in forms, <c>yyyy-MM-dd</c>; null where the text is none.</summary>
    public static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A day as <see cref="ReadDay"/> reads it.</summary>
    public static string Write(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}

/// <summary>One application's sheet as received.</summary>
public sealed record ScoreSheetForm
{
    public ApplicationId ApplicationId { get; init; }

    /// <summary>By criterion; where the round has none, <see cref="Score"/> stands for the whole.</summary>
    public ImmutableDictionary<string, decimal>? Scores { get; init; }

    public decimal? Score { get; init; }

    public string? Comment { get; init; }
}

/// <summary>A recusal as received.</summary>
public sealed record RecusalForm(ApplicationId ApplicationId, string? Reason);
