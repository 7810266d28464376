using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Projects;

/// <summary>任务书: completed and signed by the unit, then signed by the investigator and the bureau.</summary>
public static class ContractPolicy
{
    /// <summary>Maximum length of targets and results, in characters.</summary>
    public const int MaxTextLength = 4000;

    internal static readonly TextRule Paragraphs = TextRule.Paragraphs(MaxTextLength);
    internal static readonly TextRule Name = TextRule.Name(100);
    private static readonly TextRule Result = TextRule.Line(400);
    private static readonly TextRule Account = TextRule.Line(200);

    /// <summary>The unit completes and signs the contract, which replaces a version that the investigator has not signed.</summary>
    /// <param name="unitEmail">The unit's own mailbox, which the investigator must not use to sign.</param>
    public static Result<ContractProposed> Propose(Project project, ContractForm form, string unitEmail, ActContext context)
    {
        if (
            project.State is not (ApplicationState.Awarded or ApplicationState.ContractPending)
            || project.IsContractSigned
            || IsBeforeBureau(project)
        )
        {
            return ProjectErrors.NotNow("contract");
        }

        if (project.ContractUntil.HasPassed(context.Now))
        {
            return ProjectErrors.ContractTermHasPassed;
        }

        var profile = context.Of(project.Profile);
        var milestones = ReadMilestones(form.Milestones);
        var budget = ReadBudget(form.Budget, profile);
        var first = BeijingTime.DateOf(project.OpenedAt).AddMonths(-1);
        var maxMonths = context.Rules.ProjectTermMonths.Value;
        var start = form.StartsOn is { } given && TimeText.IsInRange(given) ? given : context.Today;
        var email = project.InvestigatorEmail ?? MailAddressText.Clean(form.InvestigatorEmail);
        return new ValidationErrors("contract-is-incomplete")
            .When(!Paragraphs.Accepts(form.Targets), "targets", $"Write the targets, in 1 to {MaxTextLength} characters.")
            .When(
                form.StartsOn is null || form.StartsOn < first || form.StartsOn != start,
                "startsOn",
                ProjectErrors.StartIsOutOfRange(first)
            )
            .When(
                form.EndsOn is null || form.EndsOn <= start || form.EndsOn > start.AddMonths(maxMonths),
                "endsOn",
                ProjectErrors.EndIsOutOfRange(maxMonths)
            )
            .When(
                milestones is null || milestones.Value.Length < profile.MinimumMilestones || !AreInOrder(milestones.Value, form),
                "milestones",
                ProjectErrors.StagesAreWrong(profile.MinimumMilestones)
            )
            .BudgetIsPossible(profile.HasBudget, budget, project.AmountYuan, context)
            .When(
                project.Reduction is not null && !form.AcceptsReduction,
                "acceptsReduction",
                "Confirm the reduced amount with the budget and targets of this contract, or refuse it: then the award counts as renounced."
            )
            .When(
                !MailAddressText.IsAddress(email),
                "investigatorEmail",
                "Give the investigator's own mail address, for the link to sign by."
            )
            .When(Staff.PersonKey.IsSame(email, unitEmail), "investigatorEmail", ProjectErrors.AddressIsTheUnits)
            .When(
                !string.IsNullOrWhiteSpace(form.BankAccount) && !Account.Accepts(form.BankAccount),
                "bankAccount",
                "Give holder, number and bank of the account in one line of at most 200 characters, or leave it out."
            )
            .When(!Name.Accepts(form.SignerName), "signerName", "Give the name of the legal representative, or of whoever signs for it.")
            .Or(() =>
            {
                var terms = new ContractTerms(Paragraphs.Clean(form.Targets), form.StartsOn!.Value, form.EndsOn!.Value)
                {
                    Milestones = milestones!.Value,
                    Budget = budget ?? [],
                    BankAccount = Account.Clean(form.BankAccount),
                };
                return new ContractProposed(
                    new Contract((project.Contract?.Version ?? 0) + 1, terms, email)
                    {
                        Signatures = [new ContractSignature(ContractSigner.Unit, Name.Clean(form.SignerName), context.Now)],
                    },
                    context.Now
                )
                {
                    Moves = project.State == ApplicationState.Awarded ? [ApplicationMove.RequestContract] : [],
                };
            });
    }

    /// <summary>The unit does not accept the reduced amount: the award counts as renounced.</summary>
    public static Result<ReductionRefused> Refuse(Project project, string? reason, ActContext context) =>
        !MayRefuse(project) ? ProjectErrors.NotNow("refusal")
        : !Paragraphs.Accepts(reason)
            ? new Error(ErrorKind.Invalid, "refusal-reason-is-missing", "Give the reason why the amount is not accepted.").At("reason")
        : new ReductionRefused(Paragraphs.Clean(reason), context.Now)
        {
            Moves = [ApplicationMove.Renounce],
            Entries = project.Ledger.Release(context.Details),
        };

    /// <summary>Whether the unit may refuse the reduced amount: until all have signed.</summary>
    public static bool MayRefuse(Project project) =>
        project is { Reduction: not null, State: ApplicationState.Awarded or ApplicationState.ContractPending, IsContractSigned: false };

    public static Result<ContractSigned> Sign(Project project, int version, string? name, ActContext context)
    {
        if (
            project.State != ApplicationState.ContractPending
            || project.Contract is not { ReturnReason: null } contract
            || contract.Version != version
            || contract.IsSignedBy(ContractSigner.Investigator)
        )
        {
            return ProjectErrors.NotNow("signature");
        }

        return project.ContractUntil.HasPassed(context.Now)
            ? ProjectErrors.ContractTermHasPassed
            : new ValidationErrors("contract-is-incomplete")
                .When(!Name.Accepts(name) || Name.Clean(name) != project.Investigator, "signerName", ProjectErrors.NameIsAnother)
                .Or(() =>
                    new ContractSigned(
                        version,
                        new ContractSignature(ContractSigner.Investigator, Name.Clean(name), context.Now),
                        context.Now
                    )
                );
    }

    /// <summary>The bureau signs, which starts the work and promises the money; or it returns the contract.</summary>
    public static Result<ContractDecided> Decide(Project project, bool signs, string officerId, string reason, ActContext context)
    {
        if (!IsBeforeBureau(project) || project.IsHeld)
        {
            return ProjectErrors.NotNow("contract");
        }

        if (!signs)
        {
            return new ContractDecided(project.Contract!.Version, Signs: false, officerId, reason, context.Now)
            {
                ContractUntil = Until(context),
            };
        }

        return project
            .Ledger.Enter(FundEntryKind.Promise, project.AmountYuan, context.Details)
            .Select(entry => new ContractDecided(project.Contract!.Version, Signs: true, officerId, reason, context.Now)
            {
                Moves = [ApplicationMove.SignContract],
                Entries = [entry],
                Instalments = InstalmentsOf(project, context),
                Checks = CheckPolicy.AtSigning(project, context),
            });
    }

    /// <summary>未按期签订视为放弃: where unit or investigator did not sign in time.</summary>
    public static Result<ContractLapsed> Lapse(Project project, ActContext context) =>
        IsToLapse(project, context.Now)
            ? new ContractLapsed(context.Now) { Moves = [ApplicationMove.Renounce], Entries = project.Ledger.Release(context.Details) }
            : ProjectErrors.NotNow("contract");

    /// <summary>
    /// Whether unit or investigator missed the term. A contract that both signed in time does not lapse, however long the bureau takes.
    /// </summary>
    public static bool IsToLapse(Project project, DateTimeOffset now) =>
        project.State is ApplicationState.Awarded or ApplicationState.ContractPending
        && !IsBeforeBureau(project)
        && !project.IsHeld
        && project.ContractUntil.HasPassed(now);

    public static bool IsBeforeBureau(Project project) =>
        project is { State: ApplicationState.ContractPending, Contract: { ReturnReason: null } contract }
        && contract.IsSignedBy(ContractSigner.Unit)
        && contract.IsSignedBy(ContractSigner.Investigator)
        && !contract.IsSignedBy(ContractSigner.Bureau);

    public static Deadline Until(ActContext context) =>
        context.Calendar.DeadlineFor(
            context.Now,
            Term.WorkingDays(context.Rules.ContractWorkingDays.Value),
            context.Rules.ContractWorkingDays.Id
        );

    /// <summary>The instalments of the award; the last one includes the rounding difference.</summary>
    public static ImmutableArray<Instalment> InstalmentsOf(Project project, ActContext context) =>
        InstalmentsOf(project.AmountYuan, context.Of(project.Profile));

    private static ImmutableArray<Instalment> InstalmentsOf(decimal total, ProfileRules profile)
    {
        var instalments = ImmutableArray.CreateBuilder<Instalment>();
        var left = total;
        foreach (var (index, rule) in profile.Instalments.Index())
        {
            var amount = index == profile.Instalments.Length - 1 ? left : decimal.Round(total * rule.Percent / 100, 2);
            instalments.Add(new Instalment(index + 1, amount, rule.After));
            left -= amount;
        }

        return instalments.ToImmutable();
    }

    private static ImmutableArray<Milestone>? ReadMilestones(string? text)
    {
        var milestones = ImmutableArray.CreateBuilder<Milestone>();
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (
                line.Split([' ', '\u3000', '\t'], 2) is not [var day, var result]
                || DecisionForm.ReadDay(day) is not { } until
                || !Result.Accepts(result)
            )
            {
                return null;
            }

            milestones.Add(new Milestone(until, Result.Clean(result)));
        }

        return milestones.ToImmutable();
    }

    private static bool AreInOrder(ImmutableArray<Milestone> milestones, ContractForm form) =>
        milestones.Zip(milestones.Skip(1)).All(pair => pair.First.Until < pair.Second.Until)
        && milestones.All(each => each.Until >= form.StartsOn && each.Until <= form.EndsOn);

    internal static ImmutableArray<BudgetLine>? ReadBudget(ImmutableDictionary<string, string>? form, ProfileRules profile)
    {
        var given = form ?? ImmutableDictionary<string, string>.Empty;
        var lines = Enum.GetValues<BudgetSubject>()
            .Select(subject => (Subject: subject, Amount: YuanText.Read(given.GetValueOrDefault($"{subject}"))))
            .ToList();
        return !profile.HasBudget ? []
            : lines.Any(line => line.Amount is null) ? null
            : [.. lines.Where(line => line.Amount > 0).Select(line => new BudgetLine(line.Subject, line.Amount!.Value))];
    }

    internal static ValidationErrors BudgetIsPossible(
        this ValidationErrors faults,
        bool isAsked,
        ImmutableArray<BudgetLine>? budget,
        decimal total,
        ActContext context
    ) =>
        faults
            .When(
                isAsked && (budget is null || budget.Value.Sum(line => line.AmountYuan) != total),
                "budget",
                ProjectErrors.BudgetDoesNotAddUp(total)
            )
            .When(
                isAsked && budget is { } lines && IsIndirectTooHigh(lines, context.Rules.IndirectPercent),
                "budget",
                ProjectErrors.IndirectIsTooHigh(context.Rules.IndirectPercent.Value)
            );

    private static bool IsIndirectTooHigh(ImmutableArray<BudgetLine> lines, Rule<int> percent)
    {
        var by = lines.ToDictionary(line => line.Subject, line => line.AmountYuan);
        var direct = by.GetValueOrDefault(BudgetSubject.Operations) + by.GetValueOrDefault(BudgetSubject.Labour);
        return by.GetValueOrDefault(BudgetSubject.Indirect) > direct * percent.Value / 100;
    }
}
