using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.Letters;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Letters;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Letters;

/// <summary>A letter as its page, which prints as the formal document, or as JSON.</summary>
public sealed class LetterPages(Responses responses)
{
    /// <summary>The letter at a place of a record.</summary>
    /// <param name="letters">Those that the reader may see.</param>
    /// <param name="place">From 1, in the order in which the letters were signed.</param>
    /// <param name="show">Its page.</param>
    public IResult Show(HttpRequest request, IEnumerable<Letter> letters, string place, Func<Letter, LetterModel> show) =>
        int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1
        && letters.ElementAtOrDefault(number - 1) is { } letter
            ? responses.Of(request, letter, () => show(letter))
            : responses.Problem(
                request,
                new Error(ErrorKind.NotFound, "letter-not-found", "There is no such letter. Open it from the page of its case or project.")
            );
}
