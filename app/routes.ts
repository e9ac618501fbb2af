// File name = address (product.md section 7).
import { flatRoutes } from "@remix-run/fs-routes";

export default flatRoutes();
