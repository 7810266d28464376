using System.Globalization;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Projects;

/// <summary>A letter of a project as its page, which prints as the formal document, or as JSON.</summary>
public sealed class ProjectLetterPages(Responses responses)
{
    /// <summary>The letter at a place of the project.</summary>
    /// <param name="place">From 1 on, in the order in which the letters were signed.</param>
    /// <param name="back">Path of the page that the letter was opened from.</param>
    public IResult Show(HttpRequest request, Project project, string place, string back) =>
        int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1
        && number <= project.Letters.Length
            ? responses.Of(
                request,
                new ProjectLetterView(project.Letters[number - 1].Letter, project.Letters[number - 1].Service),
                () => new ProjectLetterModel(project.Letters[number - 1].Letter, back) { IsDrill = project.IsDrill }
            )
            : responses.Problem(request, ProjectRefusals.LetterNotFound());
}

/// <summary>A letter of a project for programs.</summary>
/// <param name="Service">Null until it is on record.</param>
public sealed record ProjectLetterView(ProjectLetter Letter, ServiceRecord? Service);
