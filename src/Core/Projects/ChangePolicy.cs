using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Projects;

/// <summary>
/// 变更: budget within the total and team are decided by the unit and filed; leader, targets and term by the bureau (国发〔2018〕25号,
/// 国办发〔2021〕32号).
/// </summary>
public static class ChangePolicy
{
    /// <summary>Whether the unit decides a change itself.</summary>
    public static bool IsFiled(ChangeKind kind) => kind is ChangeKind.Budget or ChangeKind.Team;

    /// <summary>Whether the unit may ask for a change now.</summary>
    public static bool MayRequest(Project project) => project.State == ApplicationState.Implementing;

    /// <summary>The unit files a change, or asks for one.</summary>
    public static Result<ChangeRequested> Request(Project project, ChangeForm form, ProjectContext context)
    {
        if (!MayRequest(project))
        {
            return ProjectErrors.NotNow("change");
        }

        var kind = form.Kind;
        var endsOn = project.Contract!.Terms.EndsOn;
        var months = context.Rules.ExtensionMonths.Value;
        var hasValue = kind is ChangeKind.Leader or ChangeKind.Targets or ChangeKind.Budget or ChangeKind.Team;
        return new Faults("change-is-incomplete")
            .When(kind is null, "kind", "Choose what is to change.")
            .When(kind is { } asked && !IsFiled(asked) && project.PendingChange is not null, "kind", ProjectErrors.ChangeIsPending)
            .When(kind == ChangeKind.Extension && WasExtended(project), "kind", ProjectErrors.ExtensionIsUsed)
            .When(
                kind == ChangeKind.Leader && !ContractPolicy.Name.Accepts(form.NewValue),
                "newValue",
                "Give the name of the new principal investigator."
            )
            .When(
                hasValue && kind != ChangeKind.Leader && !ContractPolicy.Paragraphs.Accepts(form.NewValue),
                "newValue",
                "Write what it is to be."
            )
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
                        !hasValue ? ""
                            : kind == ChangeKind.Leader ? ContractPolicy.Name.Clean(form.NewValue)
                            : ContractPolicy.Paragraphs.Clean(form.NewValue),
                        kind == ChangeKind.Extension ? form.EndsOn : null,
                        ContractPolicy.Paragraphs.Clean(form.Reason),
                        context.Now
                    )
                    {
                        IsAgreed = IsFiled(kind.Value) ? true : null,
                    },
                    context.Now
                )
            );
    }

    /// <summary>The bureau decides. A termination ends the project without fault; what is not spent is demanded back.</summary>
    public static Result<ChangeDecided> Decide(
        Project project,
        int number,
        bool agrees,
        string officerId,
        string reason,
        ProjectContext context
    )
    {
        if (project.PendingChange is not { } change || change.Number != number)
        {
            return ProjectErrors.NotNow("change");
        }

        var terminates = agrees && change.Kind == ChangeKind.Termination;
        return new ChangeDecided(number, agrees, officerId, reason, context.Now)
        {
            Moves = terminates ? [ApplicationMove.Terminate] : [],
            Entries = terminates ? project.Ledger.Release(context.Details) : [],
        };
    }

    private static bool WasExtended(Project project) =>
        project.Changes.Any(change => change is { Kind: ChangeKind.Extension, IsAgreed: true });
}
