using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>
/// 中期检查、现场检查: only where the guide requires one, a draw selects it or a risk is recorded; two officers visit and record
/// (国发〔2018〕25号).
/// </summary>
public static class CheckPolicy
{
    /// <summary>Checks required by the profile, created when the contract is signed.</summary>
    internal static ImmutableArray<ProjectCheck> AtSigning(Project project, ActContext context) =>
        context.Of(project.Profile).MidTermCheck == CheckDemand.Always ? [HalfWay(project, CheckGround.Guide)] : [];

    public static bool IsToDraw(Project project, ActContext context) =>
        project is { State: ApplicationState.Implementing, Draw: null } && context.Of(project.Profile).MidTermCheck == CheckDemand.Drawn;

    public static Result<CheckDrawn> Draw(Project project, string seed, ActContext context)
    {
        var percent = context.Rules.CheckDrawPercent.Value;
        return IsToDraw(project, context)
            ? new CheckDrawn(
                seed,
                percent,
                SeededDraw.IsDrawn(seed, project.Serial, percent) ? HalfWay(project, CheckGround.Draw) : null,
                context.Now
            )
            : ProjectErrors.NotNow("draw");
    }

    public static bool MayOrder(Project project) => project.State == ApplicationState.Implementing;

    /// <summary>An officer records a risk: two officers check the project at once.</summary>
    public static Result<CheckOrdered> Order(Project project, CheckForm form, string officerId, ActContext context) =>
        !MayOrder(project)
            ? ProjectErrors.NotNow("check")
            : new ValidationErrors("check-is-incomplete")
                .When(form.Kind is null, "kind", "Choose the kind of check.")
                .When(
                    project.Checks.Any(each => each.Kind == form.Kind && each.Outcome is null && each.OpensOn <= context.Today),
                    "kind",
                    ProjectErrors.CheckIsOpen
                )
                .When(!ContractPolicy.Paragraphs.Accepts(form.Risk), "risk", "Describe the risk for which the project is checked.")
                .Or(() =>
                    new CheckOrdered(
                        new ProjectCheck(
                            project.Checks.Length + 1,
                            form.Kind!.Value,
                            CheckGround.Risk,
                            ContractPolicy.Paragraphs.Clean(form.Risk),
                            context.Today
                        ),
                        officerId,
                        context.Now
                    )
                );

    /// <summary>Checks for which two officers are asked on a day.</summary>
    internal static IEnumerable<ProjectCheck> OpenOn(Project project, DateOnly today) =>
        project.State == ApplicationState.Implementing ? project.Checks.Where(each => each.Outcome is null && each.OpensOn <= today) : [];

    /// <summary>The result of two records: a decision where they agree; otherwise both officers are asked again.</summary>
    public static Result<ProjectFact> Decide(Project project, int number, ImmutableArray<CheckOpinion> opinions, ActContext context)
    {
        if (OpenOn(project, context.Today).All(each => each.Number != number))
        {
            return ProjectErrors.NotNow("check");
        }

        var (outcome, day) = (opinions[0].Outcome, opinions[0].VisitedOn);
        if (
            opinions.Select(each => each.OfficerId).Distinct().Count() < 2
            || opinions.Any(each => each.Outcome != outcome || each.VisitedOn != day)
            || (outcome == CheckOutcome.Rectify && project.WasRectified)
        )
        {
            return new CheckDiffered(number, context.Now);
        }

        return new CheckDecided(
            number,
            outcome,
            day,
            [.. opinions.Select(each => each.OfficerId)],
            [.. opinions.Select(each => each.Record)],
            outcome == CheckOutcome.Rectify ? AcceptancePolicy.RectifyBy(context) : null,
            context.Now
        )
        {
            Moves = outcome == CheckOutcome.Rectify ? [ApplicationMove.OrderRectification] : [],
        };
    }

    private static ProjectCheck HalfWay(Project project, CheckGround ground)
    {
        var terms = project.Contract!.Terms;
        var day = terms.StartsOn.AddDays((terms.EndsOn.DayNumber - terms.StartsOn.DayNumber) / 2);
        return new ProjectCheck(project.Checks.Length + 1, CheckKind.MidTerm, ground, "", day);
    }
}
