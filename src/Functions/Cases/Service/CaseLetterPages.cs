using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Functions.Letters;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Pages.Letters;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Cases;

/// <summary>Letters of a case. For a party without a mailbox they print the address of its page.</summary>
public sealed class CaseLetterPages(CaseAccess access, IOptions<SiteOptions> site, LetterPages pages)
{
    /// <inheritdoc cref="LetterPages.Show"/>
    /// <param name="back">Path of the page that the letter was opened from.</param>
    public IResult Show(HttpRequest request, IntegrityCase integrityCase, ImmutableArray<Letter> letters, string place, string back) =>
        pages.Show(
            request,
            letters,
            place,
            letter => new LetterModel(letter, back)
            {
                PartyAddress = integrityCase.PartyEmail is null
                    ? site.Value.Address($"cases/{access.TokenOf(integrityCase.Id)}").AbsoluteUri
                    : null,
                Service = integrityCase.DecisionService,
                IsDrill = integrityCase.IsDrill,
            }
        );
}
