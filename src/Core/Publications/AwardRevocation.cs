using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Publications;

/// <summary>撤销立项公告: an award that was published is taken back; the result stays as it was published.</summary>
public sealed record AwardRevocation : Publication
{
    /// <summary>文号 of the letter that revokes it.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>The date of the letter.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>文号 of the document that awarded it.</summary>
    public required string AwardNumber { get; init; }

    public required ImmutableArray<PublishedProject> Projects { get; init; }

    public override PublicationSummary Summary => new(DocumentNumber, Projects.Length);

    /// <param name="letter">文号 of the letter.</param>
    public static AwardRevocation Of(
        RoundState round,
        ApplicationId id,
        string letter,
        string awardNumber,
        DateOnly on,
        DateTimeOffset at
    ) =>
        new()
        {
            Id = $"revocation-{id}",
            RoundId = round.Guide.Id,
            IsDrill = round.Guide.Kind == RoundKind.Drill,
            Title = round.Guide.Title,
            PublishedAt = at,
            Office = round.Guide.Office,
            Batch = 1,
            DocumentNumber = letter,
            IssuedOn = on,
            AwardNumber = awardNumber,
            Projects = PublishedProject.Of(round, [id]),
        };
}
