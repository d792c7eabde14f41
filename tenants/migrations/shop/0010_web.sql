-- What customers do not see: few, so that the shop's web leaves them out of what lists go by.
CREATE INDEX products_not_for_all ON products (id)
  WHERE private = 1 OR private_customers_only = 1;
CREATE INDEX products_not_searched ON products (id) WHERE exclude_from_search = 1;
CREATE INDEX product_texts_hidden ON product_texts (language, product_id) WHERE visible = 0;
