using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Publications;

/// <summary>Data of a publication in lists, in addition to its title.</summary>
/// <param name="Number">文号; null where it has none.</param>
/// <param name="Projects">Number of projects; null where it is about none.</param>
/// <param name="Until">End of the term for objections, exclusive; null where none are possible.</param>
public sealed record PublicationSummary(string? Number = null, int? Projects = null, DateTimeOffset? Until = null);

/// <summary>
/// A public document of a round, complete and frozen when it is decided; its JSON is also for programs. Each kind is a record in this
/// folder, with a template of the same name in Pages.
/// </summary>
public abstract record Publication
{
    /// <summary>Also the page name: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    public required RoundId RoundId { get; init; }

    /// <summary>演练: whether it belongs to a drill round.</summary>
    public required bool IsDrill { get; init; }

    public required string Title { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required RoundOffice Office { get; init; }

    /// <summary>1 for the round's first of its kind.</summary>
    public required int Batch { get; init; }

    [JsonIgnore]
    public string Kind => GetType().Name;

    [JsonIgnore]
    public virtual PublicationSummary Summary => new();

    // Two hyphens: a round id may end with a number, but never contains two hyphens in a row.
    private protected static string IdOf(string kind, RoundId roundId, int batch) =>
        batch == 1 ? $"{kind}-{roundId}" : $"{kind}-{roundId}--{batch}";
}

/// <summary>A project in publications: never scores, identity numbers or unsuccessful applications.</summary>
/// <param name="PrincipalInvestigator">Null where the round's guide excludes it.</param>
public sealed record PublishedProject(
    string Number,
    string Title,
    string Unit,
    string? PrincipalInvestigator,
    string Category,
    decimal AmountYuan
)
{
    /// <summary>In the order of the ranking.</summary>
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
