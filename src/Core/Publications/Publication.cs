using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Publications;

/// <summary>What a list says of a publication beside its title.</summary>
/// <param name="Number">文号; null where it has none.</param>
/// <param name="Projects">How many projects it names; null where it is about none.</param>
/// <param name="Until">When objections end, exclusive; null where none are asked for.</param>
public sealed record PublicationSummary(string? Number = null, int? Projects = null, DateTimeOffset? Until = null);

/// <summary>
/// What is put before the public about a round, complete and frozen when it was decided; its JSON is also what programs read. Each kind is
/// a record of its own in this folder, with a template of the same name in Pages.
/// </summary>
public abstract record Publication
{
    /// <summary>Also the name of its page: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    public required RoundId RoundId { get; init; }

    /// <summary>演练: whether it is of a drill round.</summary>
    public required bool IsDrill { get; init; }

    /// <summary>Of the round.</summary>
    public required string Title { get; init; }

    /// <summary>When it appears.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    public required RoundOffice Office { get; init; }

    /// <summary>1 for the round's first of its kind.</summary>
    public required int Batch { get; init; }

    /// <summary>The name of its kind.</summary>
    [JsonIgnore]
    public string Kind => GetType().Name;

    [JsonIgnore]
    public virtual PublicationSummary Summary => new();

    // Two hyphens: a round's own name may end with a number, but never holds two in a row.
    private protected static string IdOf(string kind, RoundId roundId, int batch) =>
        batch == 1 ? $"{kind}-{roundId}" : $"{kind}-{roundId}--{batch}";
}

/// <summary>One project as the public sees it: never scores, identity numbers or unsuccessful applications.</summary>
/// <param name="PrincipalInvestigator">Null where the round's guide leaves it out.</param>
public sealed record PublishedProject(
    string Number,
    string Title,
    string Unit,
    string? PrincipalInvestigator,
    string Category,
    decimal AmountYuan
)
{
    /// <summary>Those of a round's proposals, in the order of the ranking.</summary>
    internal static ImmutableArray<PublishedProject> Of(RoundState round, ImmutableArray<ApplicationId> applicationIds)
    {
        var categories = round.Guide.Categories.ToDictionary(category => category.Id, category => category.Name);
        return
        [
            .. round
                .Proposals.Select(proposal => proposal.Ranked)
                .Where(ranked => applicationIds.Contains(ranked.Application.Id))
                .Select(ranked => new PublishedProject(
                    ranked.Number,
                    ranked.Application.Title,
                    ranked.Application.UnitName,
                    round.Guide.HidesInvestigator ? null : ranked.Application.PrincipalInvestigator,
                    categories[ranked.Application.CategoryId],
                    ranked.Application.AmountYuan
                )),
        ];
    }
}
