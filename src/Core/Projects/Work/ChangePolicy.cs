using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Projects;

/// <summary>
/// 变更: the unit decides and files changes of team, and of budget within the total; the bureau decides on leader, unit, targets and term
/// (国发〔2018〕25号, 国办发〔2021〕32号).
/// </summary>
public static class ChangePolicy
{
    public static bool IsFiled(ChangeKind kind) => kind is ChangeKind.Budget or ChangeKind.Team;

    /// <summary>
    /// Changes possible now: a lump sum has no budget by subject, and after the end of the work only a termination is possible.
    /// </summary>
    public static ImmutableArray<ChangeKind> KindsOf(Project project, ActContext context) =>
        project.State switch
        {
            ApplicationState.Implementing =>
            [
                .. Enum.GetValues<ChangeKind>()
                    .Where(kind => kind != ChangeKind.Budget || context.Of(project.Profile).HasBudget)
                    .Where(kind => kind != ChangeKind.Extension || !WasExtended(project)),
            ],
            ApplicationState.Rectifying or ApplicationState.AcceptancePending => [ChangeKind.Termination],
            _ => [],
        };

    /// <summary>The unit files a change, or asks for one.</summary>
    public static Result<ChangeRequested> Request(
        Project project,
        ChangeForm form,
        ActContext context,
        Func<IdentityNumber, SealedIdentifier> seal
    )
    {
        var kinds = KindsOf(project, context);
        if (kinds.IsEmpty)
        {
            return ProjectErrors.NotNow("change");
        }

        var kind = form.Kind;
        var endsOn = project.Contract!.Terms.EndsOn;
        var months = context.Rules.ExtensionMonths.Value;
        var profile = context.Of(project.Profile);
        var budget = kind == ChangeKind.Budget ? ContractPolicy.ReadBudget(form.Budget, profile) : null;
        var code = UnifiedSocialCreditCode.Parse(kind == ChangeKind.Unit ? form.UnitCode : project.Unit.Code);
        var document = form.IdentityKind is { } given && Enum.IsDefined(given) ? given : IdentityKind.CitizenId;
        var leader = IdentityNumber.Parse(document, form.IdentityNumber, context.Today);
        var isName = kind is ChangeKind.Leader or ChangeKind.Unit;
        var isText = kind is ChangeKind.Targets or ChangeKind.Team;
        return new ValidationErrors("change-is-incomplete")
            .When(kind is null, "kind", "Choose what is to change.")
            .When(kind == ChangeKind.Extension && WasExtended(project), "kind", ProjectErrors.ExtensionIsUsed)
            .When(
                kind is { } one && !kinds.Contains(one) && !(one == ChangeKind.Extension && WasExtended(project)),
                "kind",
                ProjectErrors.NotNow("change")
            )
            .When(kind is { } asked && !IsFiled(asked) && project.PendingChange is not null, "kind", ProjectErrors.ChangeIsPending)
            .When(
                isName && !ContractPolicy.Name.Accepts(form.NewValue),
                "newValue",
                "Give the name of the new principal investigator, or of the new unit."
            )
            .When(isText && !ContractPolicy.Paragraphs.Accepts(form.NewValue), "newValue", "Write what it is to be.")
            .When(
                kind == ChangeKind.Unit && (!code.IsSuccess || code.Value.Value == project.Unit.Code),
                "unitCode",
                code.IsSuccess ? ProjectErrors.UnitIsTheSame : code.Errors[0]
            )
            .When(
                kind == ChangeKind.Leader && !leader.IsSuccess,
                "identityNumber",
                leader.IsSuccess ? ProjectErrors.NotNow("change") : leader.Errors[0]
            )
            .When(
                isName && !MailAddressText.IsAddress(MailAddressText.Clean(form.Email)),
                "email",
                "Give the mail address of the new principal investigator, or of the new unit's contact."
            )
            .BudgetIsPossible(kind == ChangeKind.Budget, budget, project.AmountYuan, context)
            .When(
                kind == ChangeKind.Extension && (form.EndsOn is null || form.EndsOn <= endsOn || form.EndsOn > endsOn.AddMonths(months)),
                "endsOn",
                $"Give the new last day, after {endsOn:yyyy-MM-dd} and at most {months} months later."
            )
            .When(
                kind == ChangeKind.Extension && endsOn < context.Today,
                "kind",
                "The term of the project has ended. Report what was done."
            )
            .When(!ContractPolicy.Paragraphs.Accepts(form.Reason), "reason", "Give the reason of the change.")
            .Or(() =>
                new ChangeRequested(
                    new ProjectChange(
                        project.Changes.Length + 1,
                        kind!.Value,
                        isName ? ContractPolicy.Name.Clean(form.NewValue)
                            : isText ? ContractPolicy.Paragraphs.Clean(form.NewValue)
                            : "",
                        kind == ChangeKind.Extension ? form.EndsOn : null,
                        ContractPolicy.Paragraphs.Clean(form.Reason),
                        context.Now
                    )
                    {
                        UnitCode = kind == ChangeKind.Unit ? code.Value.Value : null,
                        Email = isName ? MailAddressText.Clean(form.Email) : null,
                        Budget = budget ?? [],
                        IsAgreed = IsFiled(kind.Value) ? true : null,
                    },
                    context.Now
                )
                {
                    LeaderId = kind == ChangeKind.Leader ? seal(leader.Value) : null,
                }
            );
    }

    /// <summary>The bureau decides. A termination ends the project without fault; unspent money is demanded back.</summary>
    public static Result<ChangeDecided> Decide(
        Project project,
        int number,
        bool agrees,
        string officerId,
        string reason,
        ActContext context
    )
    {
        if (project.IsHeld || project.PendingChange is not { } change || change.Number != number)
        {
            return ProjectErrors.NotNow("change");
        }

        var terminates = agrees && change.Kind == ChangeKind.Termination;
        return new ChangeDecided(number, agrees, officerId, reason, context.Now)
        {
            Moves = terminates ? [ApplicationMove.Terminate] : [],
            Entries = terminates ? PaymentPolicy.ReleaseOf(project, context) : [],
        };
    }

    private static bool WasExtended(Project project) =>
        project.Changes.Any(change => change is { Kind: ChangeKind.Extension, IsAgreed: true });
}
