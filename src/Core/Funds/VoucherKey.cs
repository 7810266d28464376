using System.Text;

namespace CreditFunctions.Core.Funds;

/// <summary>国库支付凭证号 normalised for comparison: width, case and blanks are ignored.</summary>
public static class VoucherKey
{
    /// <summary>Empty where there is no number.</summary>
    public static string Of(string? voucher) =>
        string.Concat((voucher ?? "").Normalize(NormalizationForm.FormKC).Where(each => !char.IsWhiteSpace(each))).ToUpperInvariant();
}
