using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Cases;

/// <summary>A letter of a case as its page, which prints as the formal document, or as JSON.</summary>
public sealed class LetterPages(CaseAccess access, IOptions<SiteOptions> site, Responses responses)
{
    /// <summary>The letter at a place of the case.</summary>
    /// <param name="letters">Those that the reader may see.</param>
    /// <param name="place">From 1 on, in the order in which the letters were signed.</param>
    /// <param name="back">Path of the page that the letter was opened from.</param>
    public IResult Show(HttpRequest request, IntegrityCase integrityCase, ImmutableArray<Letter> letters, string place, string back)
    {
        if (!int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > letters.Length)
        {
            return responses.Problem(request, CaseRefusals.LetterNotFound());
        }

        var letter = letters[number - 1];

        // Whoever has no mailbox of its own finds the address on the paper.
        var address = integrityCase.PartyEmail is null ? site.Value.Address($"cases/{access.TokenOf(integrityCase.Id)}").AbsoluteUri : null;
        return responses.Of(
            request,
            LetterView.Of(letter),
            () => new LetterModel(letter, back) { PartyAddress = address, IsDrill = integrityCase.IsDrill }
        );
    }
}
