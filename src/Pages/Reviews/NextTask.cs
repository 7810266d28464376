namespace CreditFunctions.Pages.Reviews;

/// <summary>The task that an officer goes on with.</summary>
/// <param name="Href">Straight into it.</param>
/// <param name="Step">By whose name its texts are found.</param>
/// <param name="About">Title and number of the project, or the title of the round.</param>
public sealed record NextTask(string Href, string Step, string About);
