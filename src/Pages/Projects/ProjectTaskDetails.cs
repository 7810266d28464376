using System.Collections.Immutable;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Pages.Projects;

/// <summary>A project in a review task.</summary>
/// <param name="Folder">Base address of its files.</param>
public sealed record ProjectTaskDetails(ProjectDetails Project, string Folder) : ITaskDetails
{
    Type ITaskDetails.Facts => typeof(ProjectTaskFacts);

    bool ITaskDetails.IsSettled => IsSettled;

    /// <summary>The change to decide on; null for other steps.</summary>
    public ProjectChange? Change { get; init; }

    /// <summary>The check to record; null for other steps.</summary>
    public CheckDetails? Check { get; init; }

    /// <summary>The instalment to decide on; null for other steps.</summary>
    public int? Instalment { get; init; }

    /// <summary>Whether an earlier decision on the same subject could not be carried out.</summary>
    public bool IsAskedAgain { get; init; }

    /// <summary>Limits of an amount to recover, in yuan.</summary>
    public (decimal Least, decimal Most)? Range { get; init; }

    /// <summary>Opinions of both officers that differed.</summary>
    public ImmutableArray<EarlierOpinion> EarlierOpinions { get; init; } = [];

    /// <summary>Whether nothing is to be decided here any more: it was entered from paper or a file, or the project has changed.</summary>
    public bool IsSettled { get; init; }

    /// <summary>The entry in the ledger that the task asked for; null where there is none.</summary>
    public FundEntry? SettledBy { get; init; }

    /// <summary>Key of the choices of the step.</summary>
    public string Step { get; init; } = "";

    public static ProjectTaskDetails Of(Project project, ReviewStep step, string subject, string folder)
    {
        var isOfChange = step.Value == "ChangeDecision";
        var isOfCheck = step.Value == "ProjectCheck";
        return new ProjectTaskDetails(DetailsOf(project, step), folder)
        {
            Check = isOfCheck ? project.Checks.Where(check => $"{check.Number}" == subject).Select(CheckDetails.Of).FirstOrDefault() : null,
            Change = isOfChange ? project.Changes.FirstOrDefault(change => $"{change.Number}" == subject) : null,
            Instalment = !isOfChange && !isOfCheck && int.TryParse(subject, out var number) ? number : null,
            IsAskedAgain = project.RefusedDecisions.Any(each => each.Asked.Step == step && each.Asked.Subject == subject),
            Step = step.Value,
            SettledBy = project.Ledger.Entries.LastOrDefault(entry =>
                step.Value switch
                {
                    "PaymentConcurrence" => entry.Kind == FundEntryKind.Concur && $"{entry.Instalment}" == subject,
                    "PaymentConfirmation" => entry.Kind == FundEntryKind.Pay && $"{entry.Instalment}" == subject,
                    "RecoveryReceipt" => entry.Kind == FundEntryKind.Recover,
                    _ => false,
                }
            ),
            Range = step.Value == "RecoveryOrder" ? (RecoveryPolicy.MinimumOf(project), RecoveryPolicy.MaximumOf(project)) : null,
        };
    }

    /// <summary>Limited to what the decider of a step may see.</summary>
    public static ProjectDetails DetailsOf(Project project, ReviewStep step) =>
        step.Value switch
        {
            "PanelConflict" => ProjectDetails.Of(project).ForDeclaration(),
            "PanelOpinion" => ProjectDetails.Of(project).ForExpert(),
            _ => ProjectDetails.Of(project),
        };
}
