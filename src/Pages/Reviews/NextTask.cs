namespace CreditFunctions.Pages.Reviews;

/// <summary>The next task of an officer.</summary>
/// <param name="Step">Key of its texts.</param>
/// <param name="About">Title and number of the project, or the title of the round.</param>
public sealed record NextTask(string Href, string Step, string About);
