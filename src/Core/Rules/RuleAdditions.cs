using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Rules;

/// <summary>What a file that the bureau adds is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleAdditionKind>))]
public enum RuleAdditionKind
{
    /// <summary>A rule file.</summary>
    Rules,

    /// <summary>A file of working days.</summary>
    WorkingDays,
}

/// <summary>A file that an officer proposed to add to those that come with the app.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Name">The version of the rules, or the years of the notices: <c>2027</c>.</param>
/// <param name="Json">The file as it was sent.</param>
/// <param name="ExpiresAt">From then on it can be confirmed no more, exclusive.</param>
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
/// The rule files and working days that the bureau added to those that come with the app: one record, from which none is ever taken.
/// </summary>
public sealed record RuleAdditions
{
    /// <summary>Id of the one record.</summary>
    public const string Id = "additions";

    /// <summary>How many were proposed: they are numbered together.</summary>
    public int Count { get; init; }

    /// <summary>Those that wait for a second officer; those that have expired stay until the next proposal.</summary>
    public ImmutableArray<RuleAddition> Proposed { get; init; } = [];

    /// <summary>In the order in which they were confirmed.</summary>
    public ImmutableArray<ConfirmedAddition> Confirmed { get; init; } = [];

    /// <summary>Proposals that can still be confirmed.</summary>
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
