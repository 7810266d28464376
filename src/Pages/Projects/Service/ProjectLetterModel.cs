using CreditFunctions.Core.Letters;

namespace CreditFunctions.Pages.Projects;

/// <summary>A letter of a project as it was signed, to read and to print.</summary>
/// <param name="Back">Path of the page that it was opened from, without a leading slash.</param>
public sealed record ProjectLetterModel(ProjectLetter Letter, string Back) : IModelOf<ProjectLetterPage>, IMayBeDrill
{
    public bool IsDrill { get; init; }
}
