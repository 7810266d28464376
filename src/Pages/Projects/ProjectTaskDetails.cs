using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Pages.Projects;

/// <summary>A project before whoever decides a step of it.</summary>
/// <param name="Folder">Address under which its files are found.</param>
public sealed record ProjectTaskDetails(ProjectDetails Project, string Folder) : ITaskDetails
{
    Type ITaskDetails.Facts => typeof(ProjectTaskFacts);

    /// <summary>The change that is decided on; null for every other step.</summary>
    public ProjectChange? Change { get; init; }

    /// <summary>The check that is recorded; null for every other step.</summary>
    public CheckDetails? Check { get; init; }

    /// <summary>The number of the instalment that is decided on; null for every other step.</summary>
    public int? Instalment { get; init; }

    /// <summary>Whether an earlier decision on the same could not be followed.</summary>
    public bool IsAskedAgain { get; init; }

    /// <summary>For a decision on what is demanded back: the least and the most.</summary>
    public (decimal Least, decimal Most)? Range { get; init; }

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
            Range = step.Value == "RecoveryOrder" ? (RecoveryPolicy.MinimumOf(project), RecoveryPolicy.MaximumOf(project)) : null,
        };
    }

    /// <summary>As much of a project as whoever decides a step of it sees.</summary>
    public static ProjectDetails DetailsOf(Project project, ReviewStep step) =>
        step.Value switch
        {
            "PanelConflict" => ProjectDetails.Of(project).ForDeclaration(),
            "PanelOpinion" => ProjectDetails.Of(project).ForExpert(),
            _ => ProjectDetails.Of(project),
        };
}
