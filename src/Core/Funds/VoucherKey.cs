using System.Text;

namespace CreditFunctions.Core.Funds;

/// <summary>国库支付凭证号 in the form in which it is compared: width, case and blanks do not count.</summary>
public static class VoucherKey
{
    /// <summary>The key of a number; empty where there is none.</summary>
    public static string Of(string? voucher) =>
        string.Concat((voucher ?? "").Normalize(NormalizationForm.FormKC).Where(each => !char.IsWhiteSpace(each))).ToUpperInvariant();
}
