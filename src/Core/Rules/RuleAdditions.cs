using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Rules;

/// <summary>Kinds of files that the bureau adds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleAdditionKind>))]
public enum RuleAdditionKind
{
    Rules,

    WorkingDays,
}

/// <summary>A file proposed in addition to the built-in ones.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Name">The version of the rules, or the years of the notices: <c>2027</c>.</param>
/// <param name="Json">The file as received.</param>
/// <param name="ExpiresAt">End of the term to confirm it, exclusive.</param>
public sealed record RuleAddition(
    int Number,
    RuleAdditionKind Kind,
    string Name,
    string Json,
    string ProposedBy,
    DateTimeOffset ProposedAt,
    DateTimeOffset ExpiresAt
)
{
    public bool IsOpenAt(DateTimeOffset now) => now < ExpiresAt;
}

/// <summary>A file that was added, and by whom.</summary>
public sealed record ConfirmedAddition(RuleAddition Addition, string ConfirmedBy, DateTimeOffset At);

/// <summary>
/// The rule files and working days that the bureau added to the built-in ones: one record, from which no file is ever removed.
/// </summary>
public sealed record RuleAdditions
{
    public const string Id = "additions";

    /// <summary>Number of proposals; all kinds share one numbering.</summary>
    public int Count { get; init; }

    /// <summary>Proposals waiting for a second officer; expired ones stay until the next proposal.</summary>
    public ImmutableArray<RuleAddition> Proposed { get; init; } = [];

    /// <summary>In the order of confirmation.</summary>
    public ImmutableArray<ConfirmedAddition> Confirmed { get; init; } = [];

    public IEnumerable<RuleAddition> OpenAt(DateTimeOffset now) => Proposed.Where(addition => addition.IsOpenAt(now));

    public RuleAdditions Apply(Fact fact) =>
        fact switch
        {
            RuleAdditionProposed { Addition: var proposed } => this with
            {
                Count = proposed.Number,
                Proposed = [.. OpenAt(proposed.ProposedAt), proposed],
            },
            RuleAdditionConfirmed { Confirmed: var confirmed } => Without(confirmed.Addition.Number) with
            {
                Confirmed = [.. Confirmed, confirmed],
            },
            RuleAdditionRejected rejected => Without(rejected.Number),
            _ => this,
        };

    private RuleAdditions Without(int number) => this with { Proposed = [.. Proposed.Where(addition => addition.Number != number)] };
}
