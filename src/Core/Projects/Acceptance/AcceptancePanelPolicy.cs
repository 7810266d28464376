using System.Globalization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Projects;

/// <summary>
/// 专家验收: a panel drawn from the experts of the round declares its conflicts, then advises; two officers decide. An expert with a
/// conflict is replaced by another draw.
/// </summary>
public static class AcceptancePanelPolicy
{
    /// <summary>Shown while there are too few experts; officers add experts to the guide.</summary>
    private const string TooFew = "可以参加验收的专家不足，请在项目页面指定专家。";

    /// <summary>Opens the acceptance with the number of missing experts, or defers it where the round has too few.</summary>
    internal static ProjectFact Open(Project project, PanelPool? pool, ActContext context)
    {
        var size = context.Of(project.Profile).PanelExperts;
        var missing = size - Available(project);
        if (missing <= 0)
        {
            return new AcceptanceOpened(context.Now) { PanelSize = size };
        }

        var seated = project.Panel.Select(member => member.ExpertId).ToHashSet(StringComparer.Ordinal);
        var (seed, first, others) = pool is null ? ("", [], []) : (pool.Seed, pool.OfCategory, pool.Others);
        var drawn = SeededDraw.Take(seed, first.Where(each => !seated.Contains(each)), missing);
        drawn = drawn.AddRange(SeededDraw.Take(seed, others.Where(each => !seated.Contains(each)), missing - drawn.Length));
        drawn = drawn.AddRange(
            project.NamedExperts.Select(each => each.Id).Where(each => !seated.Contains(each)).Take(missing - drawn.Length)
        );
        return drawn.Length < missing
            ? new ProjectHeld(null, TooFew, PaymentPolicy.AgainAt(context), context.Now)
            : new AcceptanceOpened(context.Now)
            {
                Experts = drawn,
                Seed = seed,
                PanelSize = size,
            };
    }

    /// <summary>Whether officers may name an expert: the round has too few for the acceptance that is pending.</summary>
    public static bool MayName(Project project) => project is { State: ApplicationState.AcceptancePending, AcceptanceHeldBecause: TooFew };

    /// <summary>An officer names an expert, who declares and advises like those who were drawn.</summary>
    /// <param name="seated">Addresses of whoever holds another seat in the round, works for the bureau or carries the project out.</param>
    public static Result<PanelExpertNamed> Name(
        Project project,
        PanelExpertForm form,
        IEnumerable<string> seated,
        string officerId,
        ActContext context
    )
    {
        if (!MayName(project))
        {
            return ProjectErrors.NotNow("expert");
        }

        var email = MailAddressText.Clean(form.Email);
        return new ValidationErrors("expert-is-incomplete")
            .When(!ContractPolicy.Name.Accepts(form.Name), "name", "Give the name of the expert.")
            .When(!MailAddressText.IsAddress(email), "email", "Give the expert's own mail address, for the links.")
            .When(
                seated.Concat(project.NamedExperts.Select(each => each.Email)).Any(each => PersonKey.IsSame(each, email)),
                "email",
                ProjectErrors.ExpertIsSeated
            )
            .Or(() =>
                new PanelExpertNamed(
                    new StaffMember(
                        string.Create(CultureInfo.InvariantCulture, $"named-{project.NamedExperts.Length + 1}"),
                        StaffRole.Expert,
                        ContractPolicy.Name.Clean(form.Name),
                        email
                    ),
                    officerId,
                    context.Now
                )
            );
    }

    internal static bool IsShort(Project project) => Available(project) < project.PanelSize;

    internal static bool IsComplete(Project project) =>
        !IsShort(project) && project.Panel.All(member => member.HasConflict == true || member.Opinion is not null);

    /// <summary>Who is asked for what: first the declaration, then the opinion, finally the two officers.</summary>
    internal static IEnumerable<ProjectAsk> AsksOf(Project project)
    {
        if (project is not { State: ApplicationState.AcceptancePending, IsAcceptanceOpen: true })
        {
            return [];
        }

        var time = project.Acceptances.Length + 1;
        return IsComplete(project)
            ? [new ProjectAsk(ReviewStep.Of<AcceptanceStep>(), "", project.AcceptanceRounds + 1)]
            : project
                .Panel.Where(member => member is { HasConflict: not true, Opinion: null })
                .Select(member => new ProjectAsk(
                    member.HasConflict is null ? ReviewStep.Of<PanelConflictStep>() : ReviewStep.Of<PanelOpinionStep>(),
                    member.ExpertId,
                    time
                ));
    }

    public static Result<PanelConflictDeclared> Declare(
        Project project,
        string expertId,
        bool hasConflict,
        string reason,
        ActContext context
    ) =>
        IsAsked<PanelConflictStep>(project, expertId)
            ? new PanelConflictDeclared(expertId, hasConflict, reason, context.Now)
            : ProjectErrors.NotNow("declaration");

    public static Result<PanelOpinionGiven> Advise(
        Project project,
        string expertId,
        AcceptanceOutcome outcome,
        string text,
        ActContext context
    ) =>
        IsAsked<PanelOpinionStep>(project, expertId)
            ? new PanelOpinionGiven(expertId, new PanelOpinion(outcome, text, context.Now), context.Now)
            : ProjectErrors.NotNow("opinion");

    private static int Available(Project project) => project.Panel.Count(member => member.HasConflict != true);

    private static bool IsAsked<TStep>(Project project, string expertId)
        where TStep : StepDefinition, new() => AsksOf(project).Any(ask => ask.Step == ReviewStep.Of<TStep>() && ask.Subject == expertId);
}
