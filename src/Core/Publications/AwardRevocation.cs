using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Publications;

/// <summary>撤销立项公告: a published award is revoked; the published result stays unchanged.</summary>
public sealed record AwardRevocation : Publication
{
    /// <summary>文号 of the letter that revokes it.</summary>
    public required string DocumentNumber { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>文号 of the document that awarded it.</summary>
    public required string AwardNumber { get; init; }

    public required ImmutableArray<PublishedProject> Projects { get; init; }

    public override PublicationSummary Summary => new(DocumentNumber, Projects.Length);

    /// <summary>Id of the publication about the last revocation of a project.</summary>
    public static string IdOf(Project project) =>
        project.Moves.Count(move => move == ApplicationMove.Revoke) is > 1 and var time
            ? $"revocation-{project.Id}--{time}"
            : $"revocation-{project.Id}";

    /// <summary>Names the current unit and investigator of the project.</summary>
    /// <param name="letter">文号 of the letter.</param>
    public static AwardRevocation Of(RoundState round, Project project, string letter, DateOnly on, DateTimeOffset at) =>
        new()
        {
            Id = IdOf(project),
            RoundId = round.Guide.Id,
            IsDrill = round.Guide.Kind == RoundKind.Drill,
            Title = round.Guide.Title,
            PublishedAt = at,
            Office = round.Guide.Office,
            Batch = 1,
            DocumentNumber = letter,
            IssuedOn = on,
            AwardNumber = project.AwardNumber,
            Projects =
            [
                .. PublishedProject
                    .Of(round, [project.Id])
                    .Select(each =>
                        each with
                        {
                            Unit = project.Unit.Name,
                            PrincipalInvestigator = each.PrincipalInvestigator is null ? null : project.Investigator,
                        }
                    ),
            ],
        };
}
