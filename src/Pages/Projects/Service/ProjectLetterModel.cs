using CreditFunctions.Core.Letters;

namespace CreditFunctions.Pages.Projects;

/// <summary>A letter of a project as signed, for reading and printing.</summary>
/// <param name="Back">Path of the previous page, without a leading slash.</param>
public sealed record ProjectLetterModel(ProjectLetter Letter, string Back) : IModelOf<ProjectLetterPage>, IMayBeDrill
{
    public bool IsDrill { get; init; }
}
