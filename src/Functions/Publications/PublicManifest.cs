using CreditFunctions.Core.Publications;

namespace CreditFunctions.Functions.Publications;

/// <summary>A publication in a list.</summary>
/// <param name="Number">文号; null if the publication has none.</param>
/// <param name="Batch">1 for the round's first of its kind.</param>
/// <param name="Path">Without extension, relative to the site: <c>publications/notice-2026-science</c>.</param>
public sealed record ManifestEntry(
    string Id,
    string Kind,
    string Title,
    string? Number,
    int Batch,
    DateTimeOffset PublishedAt,
    DateTimeOffset? Until,
    int? Projects,
    string Path
)
{
    public static ManifestEntry Of(Publication publication) =>
        new(
            publication.Id,
            publication.Kind,
            publication.Title,
            publication.Summary.Number,
            publication.Batch,
            publication.PublishedAt,
            publication.Summary.Until,
            publication.Summary.Projects,
            PathOf(publication)
        );

    public static string PathOf(Publication publication) => $"publications/{publication.Id}";
}

/// <summary>A month's publications, oldest first.</summary>
public sealed record PeriodFile(string Period, IReadOnlyList<ManifestEntry> Entries);

/// <summary>The file that lists a month's publications.</summary>
public sealed record PeriodReference(string Period, int Count, string Path);

/// <summary>The root of the public site: the latest publications and references to the lists by month.</summary>
public sealed record PublicManifest(IReadOnlyList<ManifestEntry> Latest, IReadOnlyList<PeriodReference> Periods)
{
    public const int LatestCount = 50;

    public static PublicManifest Empty { get; } = new([], []);

    /// <summary>Adding a publication again changes nothing.</summary>
    public PublicManifest Add(ManifestEntry entry, PeriodReference period) =>
        new(
            [
                .. Latest
                    .Where(each => each.Id != entry.Id)
                    .Append(entry)
                    .OrderByDescending(each => each.PublishedAt)
                    .ThenBy(each => each.Id, StringComparer.Ordinal)
                    .Take(LatestCount),
            ],
            With(period)
        );

    public PublicManifest Remove(ManifestEntry entry, PeriodReference period) =>
        new([.. Latest.Where(each => each.Id != entry.Id)], With(period));

    private IReadOnlyList<PeriodReference> With(PeriodReference period) =>
        [
            .. Periods
                .Where(each => each.Period != period.Period)
                .Append(period)
                .Where(each => each.Count > 0)
                .OrderByDescending(each => each.Period, StringComparer.Ordinal),
        ];
}
