using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace CreditFunctions.Core.Reviews;

/// <summary>Form to decide a task, as received. Each step reads its own fields.</summary>
public sealed record DecisionForm
{
    /// <summary>Prefix of names in <see cref="Fields"/>, in errors and on pages.</summary>
    public const string OwnPrefix = "fields.";

    private const string DayFormat = "yyyy-MM-dd";

    private static readonly FrozenSet<string> Common = typeof(DecisionForm)
        .GetProperties()
        .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
        .ToFrozenSet();

    public string? Code { get; init; }

    /// <summary>One of the step's words; the task lists them as <c>choices</c>.</summary>
    public string? Choice { get; init; }

    public string? Reason { get; init; }

    /// <summary>For the format check where a sealed print is required: the code printed on it.</summary>
    public string? VersionCode { get; init; }

    /// <summary>
    /// For the format check: ids of the parties that sign on paper and whose signature or seal the officer found on the print.
    /// </summary>
    public ImmutableArray<string> ConfirmedPartyIds { get; init; } = [];

    /// <summary>For a correction: keys of the items that the applicant may change, as in <c>correctable</c> of the task.</summary>
    public ImmutableArray<string> Opens { get; init; } = [];

    /// <summary>For an expert, before documents open: no conflict of interest except for the recusals.</summary>
    public bool? Declares { get; init; }

    public ImmutableArray<ScoreSheetForm> Sheets { get; init; } = [];

    public ImmutableArray<RecusalForm> Recusals { get; init; } = [];

    public DateOnly? HeldOn { get; init; }

    public string? MinutesNumber { get; init; }

    public ImmutableArray<Deviation> Deviations { get; init; } = [];

    /// <summary>For the meeting: the order of each tie that matters for money or the reserve.</summary>
    public ImmutableArray<TieDecision> Ties { get; init; } = [];

    public string? DocumentNumber { get; init; }

    public DateOnly? IssuedOn { get; init; }

    /// <summary>Further fields of a step, by name; days as <c>yyyy-MM-dd</c>.</summary>
    public ImmutableDictionary<string, string>? Fields { get; init; }

    internal IEnumerable<string> OwnFields => Fields?.Keys ?? [];

    /// <summary>Whether the form has a property for the field.</summary>
    internal static bool IsCommon(string field) => Common.Contains(field);

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

    /// <summary>Null where it is missing or invalid.</summary>
    public DateOnly? DayOf(string field) =>
        field switch
        {
            "heldOn" => HeldOn,
            "issuedOn" => IssuedOn,
            _ => ReadDay(Fields?.GetValueOrDefault(field)),
        };

    /// <summary>Parses a day, <c>yyyy-MM-dd</c>; null where the text is invalid.</summary>
    public static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Formats a day as <see cref="ReadDay"/> parses it.</summary>
    public static string Write(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}

/// <summary>An application's score sheet, as received.</summary>
public sealed record ScoreSheetForm
{
    public ApplicationId ApplicationId { get; init; }

    /// <summary>By criterion; where the round has none, <see cref="Score"/> is used.</summary>
    public ImmutableDictionary<string, decimal>? Scores { get; init; }

    public decimal? Score { get; init; }

    public string? Comment { get; init; }
}

/// <summary>A recusal, as received.</summary>
public sealed record RecusalForm(ApplicationId ApplicationId, string? Reason);
