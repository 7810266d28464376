using System.Collections.Immutable;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>Letters to the unit of a project, and their service.</summary>
public static class ProjectLetterPolicy
{
    /// <summary>The letters whose service is not on record, which are served together; one that fell away is not served any more.</summary>
    public static ImmutableArray<Letter> ToServe(Project project) =>
        [
            .. project
                .Letters.Where(each => each.Service is null)
                .Select(each => each.Letter)
                .Where(letter =>
                    !project.Letters.Any(each => each.Letter is RestorationLetter other && other.Revokes.Contains(letter.Number))
                ),
        ];

    /// <summary>An officer enters the service; a term for money starts there.</summary>
    /// <param name="consent">The unit's consent to electronic service; null where it gave none.</param>
    public static Result<ProjectLettersServed> Serve(Project project, ServiceForm form, ServiceConsent? consent, ActContext context)
    {
        var letters = ToServe(project);
        return letters.IsEmpty
            ? ProjectErrors.NotNow("service")
            : ServicePolicy
                .Read(letters, form, consent, context.Rules, context.Today)
                .Select(service => new ProjectLettersServed(
                    service,
                    letters.OfType<RecoveryLetter>().LastOrDefault() is { } recovery
                        ? RecoveryPolicy.ReturnBy(recovery.WorkingDays, service.ServedOn, context)
                        : null,
                    context.Now
                ));
    }

    internal static LetterProject NameOf(Project project) => new(project.Serial, project.Title, project.AwardNumber);

    internal static Addressee AddresseeOf(Project project) => new(project.Unit.Name, project.Unit.Code);
}
