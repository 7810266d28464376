using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Projects;

/// <summary>A project as its unit or investigator sees it.</summary>
/// <param name="Acts">The reader's possible acts.</param>
/// <param name="ReportUntil">Deadline of the final report (exclusive); null if none is due.</param>
public sealed record PartyProjectView(ProjectDetails Project, IReadOnlyList<ProjectAct> Acts, DateTimeOffset? ReportUntil);

/// <summary>The page of a project for its unit and its investigator.</summary>
public sealed class PartyProjectPages(ActContexts contexts, IRecordStore<Project> projects, IOptions<SiteOptions> site, Responses responses)
{
    public IResult Show(HttpRequest request, OpenedProject opened, FormState? state = null)
    {
        if (!contexts.Of(opened.Project.RuleVersion).TryGet(out var context, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var project = opened.Project;
        var profile = context.Rules.ProjectProfiles.Value.First(each => each.Profile == project.Profile);
        var model = new PartyProjectModel(ProjectDetails.Of(project).ForParty(), $"projects/{opened.Token}")
        {
            Acts = [.. ActsOf(opened, context)],
            HasBudget = profile.HasBudget,
            MinimumMilestones = profile.MinimumMilestones,
            AsksInvestigatorEmail = project.InvestigatorEmail is null,
            NeedsAudit = AcceptancePolicy.NeedsAudit(project, context.Rules),
            NeedsCertificate = AcceptancePolicy.NeedsCertificate(project, context),
            ProgressUntil = ProgressPolicy.MayReport(project, context) ? ProgressPolicy.Until(project, context)?.At : null,
            ReportUntil = AcceptancePolicy.ReportUntil(project, context)?.At,
            SettleUntil = SettlementPolicy.Until(project, context)?.At,
            ChangeKinds = ChangePolicy.KindsOf(project, context),
            Form = state ?? FormState.Empty,
            Initial = Prefilled(project),
        };
        return state is null
            ? responses.Of(request, new PartyProjectView(model.Project, model.Acts, model.ReportUntil), () => model)
            : responses.Page(request, model, status: Problems.StatusOf(state.Errors));
    }

    /// <param name="values">Of a posted form; null for JSON.</param>
    public async Task<IResult> AnswerAsync(
        HttpRequest request,
        OpenedProject opened,
        ImmutableDictionary<string, string>? values,
        Result<Fact> done,
        CancellationToken cancellationToken
    )
    {
        if (!done.TryGet(out _, out var errors))
        {
            return values is null
                ? responses.Problem(request, errors)
                : Show(request, opened, new FormState { Values = values, Errors = errors });
        }

        return values is null
            ? Show(request, opened with { Stored = await projects.GetAsync(opened.Stored.Id, cancellationToken) })
            : new SeeOther(site.Value.Address($"projects/{opened.Token}{Responses.LanguageOf(request)}"));
    }

    private static IEnumerable<ProjectAct> ActsOf(OpenedProject opened, ActContext context)
    {
        var project = opened.Project;
        var isContractOpen = !project.ContractUntil.HasPassed(context.Now);
        if (opened.IsInvestigator)
        {
            if (
                isContractOpen
                && project is { State: ApplicationState.ContractPending, Contract: { ReturnReason: null } contract }
                && !contract.IsSignedBy(ContractSigner.Investigator)
            )
            {
                yield return ProjectAct.Sign;
            }

            yield break;
        }

        if (
            isContractOpen
            && project.State is ApplicationState.Awarded or ApplicationState.ContractPending
            && !ContractPolicy.IsBeforeBureau(project)
        )
        {
            yield return ProjectAct.Contract;
        }

        if (ContractPolicy.MayRefuse(project))
        {
            yield return ProjectAct.Refuse;
        }

        if (ProgressPolicy.MayReport(project, context))
        {
            yield return ProjectAct.Progress;
        }
        else if (AcceptancePolicy.MayReport(project) && AcceptancePolicy.HasBegun(project, context))
        {
            yield return ProjectAct.Report;
        }

        if (SettlementPolicy.IsToSettle(project))
        {
            yield return ProjectAct.Settle;
        }

        if (!ChangePolicy.KindsOf(project, context).IsEmpty)
        {
            yield return ProjectAct.Change;
        }
    }

    // The form is prefilled: a returned contract is corrected, and a budget changed, without entering everything again.
    private static FormState Prefilled(Project project)
    {
        if (project.Contract is not { } contract)
        {
            return FormState.Empty;
        }

        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var line in contract.Terms.Budget)
        {
            values[ProjectFields.OfBudget(line.Subject)] = line.AmountYuan.ToString("0.##", CultureInfo.InvariantCulture);
        }

        if (project.State is not (ApplicationState.Awarded or ApplicationState.ContractPending))
        {
            return new FormState { Values = values.ToImmutable(), Errors = [] };
        }

        values[ProjectFields.Targets] = contract.Terms.Targets;
        values[ProjectFields.StartsOn] = Day(contract.Terms.StartsOn);
        values[ProjectFields.EndsOn] = Day(contract.Terms.EndsOn);
        values[ProjectFields.InvestigatorEmail] = contract.InvestigatorEmail;
        values[ProjectFields.BankAccount] = contract.Terms.BankAccount;
        values[ProjectFields.Milestones] = string.Join('\n', contract.Terms.Milestones.Select(each => $"{Day(each.Until)} {each.Result}"));

        return new FormState { Values = values.ToImmutable(), Errors = [] };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
