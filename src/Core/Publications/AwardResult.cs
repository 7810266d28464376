using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Publications;

/// <summary>立项结果: the projects awarded by one joint document.</summary>
public sealed record AwardResult : Publication
{
    /// <summary>文号 of the joint document.</summary>
    public required string DocumentNumber { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required ImmutableArray<PublishedProject> Projects { get; init; }

    public override PublicationSummary Summary => new(DocumentNumber, Projects.Length);

    /// <summary>Page name of a round's n-th award document.</summary>
    public static string IdOf(RoundId roundId, int batch) => IdOf("award", roundId, batch);

    public static AwardResult Of(RoundState round, BatchAwarded awarded) =>
        new()
        {
            Id = IdOf(round.Guide.Id, awarded.Group),
            RoundId = round.Guide.Id,
            IsDrill = round.Guide.Kind == RoundKind.Drill,
            Title = round.Guide.Title,
            PublishedAt = awarded.At,
            Office = round.Guide.Office,
            Batch = awarded.Group,
            DocumentNumber = awarded.Document.DocumentNumber,
            IssuedOn = awarded.Document.IssuedOn,
            Projects = PublishedProject.Of(round, awarded.ApplicationIds),
        };
}
